import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { TEST_SECRETS } from '../auth/testing/open-auth.js';
import { Config } from '../config/config.js';
import { securityHeaders } from '../http/security-headers.js';
import { packedFiles } from './packed-files.js';
import { clientFiles, clientPage } from './page.js';

const PIECE = 'export const piece = 1;'.repeat(100);

describe(clientPage, () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatkeep-page-'));
  const servers: Server[] = [];
  let url: string;
  let withChatKit: string;

  const serve = async (settings: Record<string, string>): Promise<string> => {
    const config = Config.read({ ...TEST_SECRETS, ...settings });
    const files = [packedFiles(folder), clientFiles(folder)];
    const app = express()
      .use(securityHeaders(config), ...files)
      .get(/.*/, clientPage(folder, config));
    const server = app.listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a server that listens on a port has one
  };

  beforeAll(async () => {
    mkdirSync(join(folder, 'element'));
    writeFileSync(join(folder, 'index.html'), '<html><body><app-root></app-root></body></html>');
    writeFileSync(join(folder, 'main-ABCD1234.js'), '1');
    writeFileSync(join(folder, 'first-paint.js'), '1');
    writeFileSync(join(folder, 'chunk-WXYZ9876.js'), PIECE);
    writeFileSync(join(folder, 'chunk-WXYZ9876.js.br'), brotliCompressSync(PIECE));
    writeFileSync(join(folder, 'chunk-WXYZ9876.js.gz'), gzipSync(PIECE));
    for (const file of ['offline.html', 'service-worker.js']) writeFileSync(join(folder, file), '1');
    writeFileSync(join(folder, 'element', 'chatkeep.js'), '1');
    url = await serve({});
    withChatKit = await serve({ CHATKIT_DOMAIN_KEY: 'domain_pk_1' });
  });

  afterAll(() => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true });
  });

  const policyOf = async (address: string) => (await fetch(address)).headers.get('Content-Security-Policy') ?? '';

  it('gives each answer a nonce of its own, in the policy and in the page', async () => {
    const answers = await Promise.all([fetch(`${url}/`), fetch(`${url}/chat/deep/link`)]);

    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const [, nonce = ''] = /<app-root ngCspNonce="([^"]{24})">/.exec(await answer.text()) ?? [];
        expect(answer.headers.get('Content-Security-Policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect(answer.headers.get('Cache-Control')).toBe('no-cache');
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('runs no script, loads nothing and goes into no frame that is not its own', async () => {
    const policy = await policyOf(url);

    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[^']+'; style-src/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });

  it('shows pictures and plays sounds that it has already, and fetches none from elsewhere', async () => {
    const policy = await policyOf(url);

    expect(policy).toContain("; img-src 'self' blob: data:;");
    expect(policy).toContain("; media-src 'self' blob: data:;");
  });

  it('makes room for OpenAI’s element only where its key is set', async () => {
    const policy = await policyOf(withChatKit);

    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' https:\/\/cdn\.platform\.openai\.com;/);
    expect(policy).toContain('frame-src https://cdn.platform.openai.com');
    expect(await policyOf(url)).not.toContain('openai');
  });

  it('lets what never changes be kept, and asks for the rest anew', async () => {
    const caching = async (path: string) => (await fetch(url + path)).headers.get('Cache-Control');

    expect(await caching('/main-ABCD1234.js')).toBe('public, max-age=31536000, immutable');
    expect(await caching('/first-paint.js')).toBe('no-cache');
  });

  it.each(['br', 'gzip'])('sends the scripts of the page as the build has packed them with %s', async (encoding) => {
    const headers = { 'Accept-Encoding': encoding };
    for (const time of ['the first time', 'the second time']) {
      const response = await fetch(`${url}/chunk-WXYZ9876.js`, { headers });

      expect([time, response.headers.get('Content-Encoding')]).toEqual([time, encoding]);
      expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('Vary')).toContain('Accept-Encoding');
      expect(await response.text()).toBe(PIECE);
    }
  });

  it('sends scripts as they are to whoever cannot unpack, and no script for one that is gone', async () => {
    const plain = await fetch(`${url}/chunk-WXYZ9876.js`, { headers: { 'Accept-Encoding': 'identity' } });
    const gone = await fetch(`${url}/chunk-GONE0000.js`);

    expect(plain.headers.get('Content-Encoding')).toBeNull();
    expect(await plain.text()).toBe(PIECE);
    expect(gone.headers.get('Content-Type')).not.toContain('javascript');
  });

  it('lets the page for when the server is out of reach look for the server, and do nothing else', async () => {
    for (const path of ['/offline.html', '/service-worker.js']) {
      const policy = await policyOf(url + path);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).not.toContain('unsafe');
    }
    expect(await policyOf(url)).toContain("manifest-src 'self'; worker-src 'self'");
  });

  it('gives the element to every page on the web, and no other file', async () => {
    const policy = async (path: string) => (await fetch(url + path)).headers.get('Cross-Origin-Resource-Policy');

    expect(await policy('/element/chatkeep.js')).toBe('cross-origin');
    expect(await policy('/first-paint.js')).toBe('same-origin');
    expect((await fetch(`${url}/element/chatkeep.js`)).headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});
