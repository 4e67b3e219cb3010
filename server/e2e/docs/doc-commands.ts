import { globSync, readFileSync } from 'node:fs';

/** A command that a page of documentation tells people to give. */
export interface DocCommand {
  /** Such as `README.md:24`. */
  readonly place: string;
  /** Comments left out, continued lines put together. */
  readonly text: string;
}

export const PAGES = ['README.md', ...globSync('docs/*.md').toSorted()];

const BLOCK = /^```sh\n([^]*?)^```$/gm;
/** What stands in a sentence or a table, when it begins with a program that we speak of. */
const INLINE =
  /`((?:[A-Z_]+=\S+ )*(?:npm (?:run|ci|start|test|install)|npx|node|git|sh|docker|kubectl) [^`]+|npm (?:ci|start|test))`/g;

/** The shell blocks of a page, each with its place. */
export function blocksOf(page: string): DocCommand[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(BLOCK)].map(({ 1: block = '', index }) => ({
    place: placeOf(page, text, index),
    text: block,
  }));
}

/** Every command of a page: those of its shell blocks, one by one, and those in its sentences. */
export function commandsOf(page: string): DocCommand[] {
  const inBlocks = blocksOf(page).flatMap(({ place, text }) => linesOf(text).map((line) => ({ place, text: line })));
  const text = readFileSync(page, 'utf8').replaceAll(/^```[^]*?^```$/gm, (block) => block.replaceAll(/[^\n]/g, ' '));
  const inline = [...text.matchAll(INLINE)].map(({ 1: command = '', index }) => ({
    place: placeOf(page, text, index),
    text: command.replaceAll(/\s+/g, ' '),
  }));
  return [...inBlocks, ...inline];
}

/** One after the other, those joined by && too. */
function linesOf(block: string): string[] {
  return block
    .replaceAll(/\\\n\s*/g, '')
    .split(/\n| && /)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

function placeOf(page: string, text: string, index: number): string {
  return `${page}:${text.slice(0, index).split('\n').length}`;
}
