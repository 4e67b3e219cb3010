import { once } from 'node:events';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { packedJson } from './packed-json.js';

const MANY = { words: Array.from({ length: 2_000 }, (_, n) => `word ${n}`) };
const FEW = { words: ['word'] };

describe('packedJson', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const app = express().use(packedJson);
    app.get('/api/tasks/few', (_, response) => void response.json(FEW));
    app.get('/api/tasks/file', (_, response) => void response.set('Accept-Ranges', 'bytes').json(MANY));
    app.get(['/api/tasks/many', '/api/auth/many'], (_, response) => void response.json(MANY));
    app.get(
      '/api/chat/conversations/stream',
      (_, response) => void response.type('text/event-stream').end(JSON.stringify(MANY)),
    );
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a server that listens on a port has one
  });

  afterAll(() => void server.close());

  const ask = (path: string, encoding: string) => fetch(url + path, { headers: { 'Accept-Encoding': encoding } });

  it.each(['gzip', 'br'])('packs what is large with %s, to the letter', async (encoding) => {
    const response = await ask('/api/tasks/many', encoding);

    expect(response.headers.get('Content-Encoding')).toBe(encoding);
    expect(response.headers.get('Vary')).toContain('Accept-Encoding');
    expect(await response.json()).toEqual(MANY);
  });

  it.each([
    ['what is small', '/api/tasks/few', 'gzip'],
    ['a stream', '/api/chat/conversations/stream', 'gzip'],
    ['a file that can be read in parts', '/api/tasks/file', 'gzip'],
    ['what signing in answers', '/api/auth/many', 'gzip'],
    ['anything for who cannot unpack it', '/api/tasks/many', 'identity'],
  ])('leaves %s as it is', async (_, path, encoding) => {
    const response = await ask(path, encoding);

    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(JSON.parse(await response.text())).toEqual(path === '/api/tasks/few' ? FEW : MANY);
  });
});
