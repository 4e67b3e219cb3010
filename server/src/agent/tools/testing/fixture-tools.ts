import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { acceptedContent, inputRequired, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const READS = { readOnlyHint: true };
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const SILENCE = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=';
const Confirmation = z.object({ sure: z.boolean().meta({ title: 'Are you sure?' }) });

/** Who is told of what the fixture's tools live through. */
export interface Watch {
  readonly slowStarted: () => void;
  readonly slowStopped: () => void;
}

/** The tools of the fixture server: good ones, bad ones, and ones that ask back. */
export function fixtureTools({ slowStarted, slowStopped }: Watch, instructions?: string): McpServer {
  const server = new McpServer({ name: 'fixture', version: '1' }, instructions === undefined ? {} : { instructions });
  server.registerTool('echo', { annotations: READS, inputSchema: z.object({ text: z.string() }) }, ({ text }) =>
    words(text),
  );
  server.registerTool('boom', {}, () => {
    throw new Error('It broke. Use echo instead.');
  });
  server.registerTool('huge', {}, () => words('x'.repeat(30_000_000)));
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
  server.registerTool('ask', { outputSchema: z.object({ sure: z.boolean() }) }, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, 'confirmation', Confirmation);
    if (given) return { ...words(`sure: ${given.sure}`), structuredContent: given };
    const confirmation = inputRequired.elicit({ message: 'Shall I?', requestedSchema: Confirmation });
    return inputRequired({ inputRequests: { confirmation }, requestState: 'only for the server' });
  });
  server.registerTool('visit', {}, ({ mcpReq }) => {
    if (mcpReq.inputResponses) return words('visited');
    const page = inputRequired.elicitUrl({ message: 'Please sign in there', url: 'https://pay.example/sign-in' });
    return inputRequired({ inputRequests: { page } });
  });
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
  server.registerTool('wrong', { outputSchema: z.object({ n: z.int() }) }, () => ({
    ...words('1'),
    structuredContent: { n: 1 },
  }));
  for (const name of ['cut', 'hang.up', 'fail', 'away']) server.registerTool(name, {}, () => words('never said'));
  return server;
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
