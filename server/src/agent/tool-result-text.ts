import { isRecord } from '../database/is-record.js';
import { type ToolOutcome, type ToolResult } from './toolbox.js';

const MAX_LENGTH = 100_000;

/** What the model is told of an outcome: its texts, or its data when there is no text, and never more than it can use. */
export function toolResultText({ result, error }: ToolOutcome): string {
  const said = result ? resultText(result) : '';
  const isSaid = error === null || said.includes(error.message);
  return shortened(isSaid ? said : [said, error.message].filter((text) => text !== '').join('\n'));
}

function resultText({ content, structuredContent }: ToolResult): string {
  const hasText = content.some((block) => typeof textOf(block) === 'string');
  if (!hasText && structuredContent !== undefined) return JSON.stringify(structuredContent);
  return content.map((block) => textOf(block) ?? placeholder(block)).join('\n');
}

function textOf(block: unknown): string | null {
  return isRecord(block) && block['type'] === 'text' && typeof block['text'] === 'string' ? block['text'] : null;
}

function placeholder(block: unknown): string {
  const { type, name } = isRecord(block) ? block : {};
  if (type === 'resource_link') return `[a link to “${String(name)}”, shown to the user]`;
  return `[${typeof type === 'string' ? type : 'unknown'} content, shown to the user]`;
}

function shortened(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const kept = text.slice(0, MAX_LENGTH).toWellFormed();
  return `${kept}\n[The rest was left out: the result has ${text.length} characters.]`;
}
