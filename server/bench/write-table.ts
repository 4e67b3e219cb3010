import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { type Figure } from './figure.js';
import { markdown } from './table.js';

const FILE = 'docs/performance.md';

/** Puts the table, formatted, between its marks in the documentation. */
export async function writeTable(
  name: 'usual' | 'large',
  where: Readonly<Record<string, string>>,
  figures: readonly Figure[],
): Promise<void> {
  const text = await readFile(FILE, 'utf8');
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${FILE} has no place for the table: ${start} … ${end}`);
  const table = `${start}\n\n${Object.values(where).join('; ')}.\n\n${markdown(figures)}\n\n`;
  await writeFile(FILE, text.slice(0, from) + table + text.slice(to));
  execFileSync(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', FILE]);
}
