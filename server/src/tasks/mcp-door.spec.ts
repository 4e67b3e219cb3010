import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { McpDoor } from './mcp-door.js';
import { serveTasks } from './testing/serve-tasks.js';

describe(McpDoor, () => {
  let server: Awaited<ReturnType<typeof serveTasks>>;

  beforeAll(async () => {
    server = await serveTasks();
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const knock = (headers: Record<string, string>, method = 'POST') =>
    fetch(`${server.url}/mcp`, {
      method,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
      ...(method === 'POST' && { body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }) }),
    });

  /** `fetch` sets Host itself. */
  const statusFor = async (headers: Record<string, string>) => {
    const [response] = (await once(request(`${server.url}/mcp`, { method: 'DELETE', headers }).end(), 'response')) as [
      IncomingMessage, // node leaves the arguments of events untyped
    ];
    response.resume();
    return response.statusCode;
  };

  it('lets nobody in without a token that was made for it', async () => {
    const session = { id: randomUUID(), sessionId: randomUUID() };

    for (const Authorization of ['', `Bearer ${await server.tokens.issue(session)}`]) {
      const response = await knock({ Authorization });

      expect(response.status).toBe(401);
      expect(response.headers.get('WWW-Authenticate')).toBe(
        'Bearer resource_metadata="http://localhost:3000/.well-known/oauth-protected-resource/mcp"',
      );
    }
  });

  it('lets no foreign page in', async () => {
    const Authorization = `Bearer ${await server.tokens.issueForMcp(await server.signUp())}`;

    expect((await knock({ Authorization, Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await knock({ Authorization, Origin: 'http://localhost:3000' })).status).toBe(200);
  });

  it('answers to its own names alone', async () => {
    const { port } = new URL(server.url);

    expect(await statusFor({ Host: `elsewhere.example:${port}` })).toBe(403);
    expect(await statusFor({ Host: 'localhost:1' })).toBe(403);
    expect(await statusFor({ Host: `localhost:${port}` })).toBe(401);
    expect(await statusFor({ Host: 'localhost:3000' })).toBe(401);
  });

  it('has no stream to offer and no session to end', async () => {
    const Authorization = `Bearer ${await server.tokens.issueForMcp(await server.signUp())}`;

    expect((await knock({ Authorization }, 'GET')).status).toBe(405);
    expect((await knock({ Authorization }, 'DELETE')).status).toBe(405);
  });

  it('tells where it is and how a token is sent', async () => {
    const response = await fetch(`${server.url}/.well-known/oauth-protected-resource/mcp`);

    expect(await response.json()).toMatchObject({ resource: 'http://localhost:3000/mcp' });
  });
});
