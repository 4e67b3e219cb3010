import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The official suite of revision 2025-11-25. */
export const RELEASED = '@modelcontextprotocol/conformance';

/** The coming one, of revision 2026-07-28. */
export const NEXT = 'conformance-next';

/** Runs the suite, whose failures must be exactly those that the file `known` lists; then `code` is 0. */
export async function conformance(
  suite: string,
  known: string,
  ...args: readonly string[]
): Promise<{ code: number; report: string }> {
  const results = await mkdtemp(join(tmpdir(), 'chatkeep-conformance-'));
  const program = `node_modules/${suite}/dist/index.js`;
  const files = ['--expected-failures', `server/e2e/conformance/${known}`, '-o', results];
  const child = spawn(process.execPath, [program, ...args, ...files], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const [code, said, complained] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  await rm(results, { recursive: true });
  return { code, report: `${said}\n${complained}` };
}
