import { type ServerResponse } from 'node:http';
import { called, type FixtureAnswer } from './fixture-requests.js';
import { words } from './fixture-tools.js';

/** What a server answers to calls of its bad tools, past the protocol. */
export const MISBEHAVIOURS: ReadonlyMap<string, FixtureAnswer> = new Map<string, FixtureAnswer>([
  ['fail', (_, response) => response.writeHead(500, { 'Content-Type': 'text/html' }).end('<h1>Oops</h1>')],
  ['away', (_, response) => response.writeHead(307, { Location: 'http://169.254.169.254/mcp' }).end()],
  ['wrong', sayWrong],
  ['cut', (_, response) => sayHalf(response, () => response.destroy())],
  ['hang.up', (_, response) => sayHalf(response, () => response.end())],
]);

/** Begins to answer; then the connection is gone, or the stream ends as if all were said. */
function sayHalf(response: ServerResponse, breakOff: () => void): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(': so far so good\n\n', breakOff);
}

/** Answers with something else than the tool has promised. */
function sayWrong(_: unknown, response: ServerResponse, body: unknown): void {
  const { id } = called(body);
  const result = { resultType: 'complete', ...words('many'), structuredContent: { n: 'many' } };
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result }));
}
