import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { isFromHere } from './from-here.js';

describe(isFromHere, () => {
  /** What a server on this machine thinks of a request with these headers. */
  const ask = async (headers: Record<string, string> = {}) => {
    const server = createServer((request, response) => response.end(String(isFromHere(request))));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // it listens on a port
    const request = get({ port, host: '127.0.0.1', headers });
    const said = await once(request, 'response').then(([response]) => text(response as NodeJS.ReadableStream));
    server.close();
    return said === 'true';
  };

  it('believes a program of this machine', async () => {
    expect(await ask()).toBe(true);
    expect(await ask({ Host: 'localhost:3000' })).toBe(true);
    expect(await ask({ Host: '[::1]:3000' })).toBe(true);
  });

  it.each([
    ['a proxy that passes on for others', { 'X-Forwarded-For': '192.0.2.1' }],
    ['a proxy of the standard', { Forwarded: 'for=192.0.2.1' }],
    ['a name of the outside', { Host: 'chat.example.org' }],
    ['a name that only begins like an address of here', { Host: '127.0.0.1.example.org' }],
  ])('does not believe %s', async (_, headers) => {
    expect(await ask(headers)).toBe(false);
  });
});
