import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { acceptedContent, inputRequired, McpServer, type ServerOptions } from '@modelcontextprotocol/server';
import { z } from 'zod';

const READS = { readOnlyHint: true };
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const SILENCE = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=';
const Confirmation = z.object({ sure: z.boolean().meta({ title: 'Are you sure?' }) });

const Reply = z.object({ answer: z.string() });
const question = (message: string) => inputRequired.elicit({ message, requestedSchema: Reply });
const TWO_QUESTIONS = { first: question('First?'), second: question('Second?') };

/** Who is told of what the fixture's tools live through. */
export interface Watch {
  readonly slowStarted: () => void;
  readonly slowStopped: () => void;
  readonly grown: () => void;
}

/** The tools of the fixture server: good ones, bad ones, and ones that ask back. */
export function fixtureTools(watch: Watch, options: ServerOptions): McpServer {
  const server = new McpServer({ name: 'fixture', version: '1' }, options);
  addPlain(server);
  addLasting(server, watch);
  addAsking(server);
  addAskingLive(server);
  addLarge(server);
  for (const name of ['cut', 'hang.up', 'fail', 'away']) server.registerTool(name, {}, () => words('never said'));
  return server;
}

function addPlain(server: McpServer): void {
  server.registerTool('echo', { annotations: READS, inputSchema: z.object({ text: z.string() }) }, ({ text }) =>
    words(text),
  );
  server.registerTool('boom', {}, () => {
    throw new Error('It broke. Use echo instead.');
  });
  server.registerTool('maze', { inputSchema: z.object({ levels: z.int() }) }, ({ levels }) => ({
    content: [],
    structuredContent: { a: nested(levels) },
  }));
  server.registerTool('wrong', { outputSchema: z.object({ n: z.int() }) }, () => ({
    ...words('1'),
    structuredContent: { n: 1 },
  }));
}

/** Tools that take their time, and one after which there is another one. */
function addLasting(server: McpServer, { slowStarted, slowStopped, grown }: Watch): void {
  server.registerTool('grow', {}, async ({ mcpReq }) => {
    grown();
    await mcpReq.notify({ method: 'notifications/tools/list_changed' });
    return words('grown');
  });
  server.registerTool('slow', {}, async ({ mcpReq }) => {
    slowStarted();
    await once(mcpReq.signal, 'abort');
    slowStopped();
    return words('stopped');
  });
  server.registerTool('wait', { inputSchema: z.object({ ms: z.int().max(10_000) }) }, async ({ ms }) => {
    await delay(ms);
    return words(`waited ${ms} ms`);
  });
  server.registerTool('count', { inputSchema: z.object({ to: z.int(), ms: z.int() }) }, async ({ to, ms }, context) => {
    for (let progress = 1; progress <= to; progress++) {
      await delay(ms);
      await report(context.mcpReq, { progress, total: to, message: `Counted to ${progress}` });
    }
    return words('counted');
  });
}

/** Tools that ask in their result and are called again with the answer. */
function addAsking(server: McpServer): void {
  server.registerTool('ask', { outputSchema: z.object({ sure: z.boolean() }) }, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, 'confirmation', Confirmation);
    if (given) return { ...words(`sure: ${given.sure}`), structuredContent: given };
    const confirmation = inputRequired.elicit({ message: 'Shall I?', requestedSchema: Confirmation });
    return inputRequired({ inputRequests: { confirmation }, requestState: 'only for the server' });
  });
  server.registerTool('ask-many', {}, ({ mcpReq: { inputResponses: given, requestState } }) => {
    const before = (requestState<string>() ?? '').split(', ').filter(Boolean);
    const heard = [...before, ...['first', 'second', 'third'].flatMap((key) => answerTo(given, key))];
    if (heard.includes('declined')) return words('declined');
    if (heard.length === 3) return words(heard.join(', '));
    const inputRequests = heard.length === 2 ? { third: question('Third?') } : TWO_QUESTIONS;
    return inputRequired({ inputRequests, requestState: heard.join(', ') });
  });
  server.registerTool('ask-forever', {}, () => inputRequired({ inputRequests: { more: question('More?') } }));
}

/** Tools that ask while they are called, or lead to a page. */
function addAskingLive(server: McpServer): void {
  server.registerTool('ask-live', {}, async ({ mcpReq }) => {
    const properties = { when: { type: 'string' as const }, sure: { type: 'boolean' as const, default: true } };
    const requestedSchema = { type: 'object' as const, properties, required: ['when'] };
    const { action, content = {} } = await mcpReq.elicitInput({ message: 'Now?', requestedSchema }); // eslint-disable-line @typescript-eslint/no-deprecated -- servers of 2025 have nothing else
    return { ...words(action), structuredContent: content };
  });
  server.registerTool('ask-both', {}, async ({ mcpReq }) => {
    const requestedSchema = { type: 'object' as const, properties: { when: { type: 'string' as const } } };
    const asked = ['First?', 'Second?'].map((message) => mcpReq.elicitInput({ message, requestedSchema })); // eslint-disable-line @typescript-eslint/no-deprecated -- servers of 2025 have nothing else
    return words((await Promise.all(asked)).map(({ content }) => content?.['when']).join(', '));
  });
  server.registerTool('visit', {}, ({ mcpReq }) => {
    if (mcpReq.inputResponses) return words('visited');
    const page = inputRequired.elicitUrl({ message: 'Please sign in there', url: 'https://pay.example/sign-in' });
    return inputRequired({ inputRequests: { page } });
  });
}

/** Tools that say much, or many kinds of things. */
function addLarge(server: McpServer): void {
  server.registerTool('huge', {}, () => words('x'.repeat(30_000_000)));
  server.registerTool('everything', { outputSchema: z.object({ n: z.int() }) }, () => ({
    content: [
      { type: 'text', text: 'All kinds' },
      { type: 'image', data: PIXEL, mimeType: 'image/png' },
      { type: 'audio', data: SILENCE, mimeType: 'audio/wav' },
      { type: 'resource_link', uri: 'https://example.org/report', name: 'report' },
      { type: 'resource', resource: { uri: 'memo://1', mimeType: 'text/plain', text: 'A memo' } },
    ],
    structuredContent: { n: 1 },
  }));
  server.registerTool('large', {}, () => ({
    content: [
      { type: 'image', data: base64('89504e470d0a1a0a'), mimeType: 'image/png' },
      { type: 'audio', data: base64('52494646ffff'), mimeType: 'audio/wav' },
      { type: 'resource', resource: { uri: 'file:///reports/raw.bin', mimeType: 'text/html', blob: base64('00ff') } },
      { type: 'image', data: PIXEL, mimeType: 'image/png' },
    ],
  }));
}

function answerTo(given: Record<string, unknown> | undefined, key: string): string[] {
  if (!given || !(key in given)) return [];
  return [acceptedContent(given, key, Reply)?.answer ?? 'declined'];
}

/** So many objects, each in the one before it. */
function nested(levels: number): object {
  return JSON.parse(`${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`) as object; // as written here
}

/** 40,000 bytes that begin like this, in base64. */
function base64(beginning: string): string {
  return Buffer.concat([Buffer.from(beginning, 'hex'), Buffer.alloc(40_000)], 40_000).toString('base64');
}

/** What a tool says in words. */
export function words(text: string) {
  return { content: [{ type: 'text' as const, text }] };
}

interface Reporter {
  readonly _meta?: { readonly progressToken?: string | number | undefined } | undefined;
  readonly notify: (notification: { method: string; params: Record<string, unknown> }) => Promise<void>;
}

async function report({ _meta, notify }: Reporter, progress: object): Promise<void> {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return;
  await notify({ method: 'notifications/progress', params: { progressToken, ...progress } });
}
