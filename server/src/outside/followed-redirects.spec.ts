import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guardedFetch } from './guarded-fetch.js';
import { web } from './testing/listening.js';

describe(`${guardedFetch.name}, where a server redirects,`, () => {
  let inside: Awaited<ReturnType<typeof web>>;
  let named: Awaited<ReturnType<typeof web>>;
  let open: (path: string, init?: RequestInit) => Promise<Response>;

  beforeAll(async () => {
    inside = await web((_, response) => response.end('Secret'));
    named = await web((request, response) => {
      const path = request.url ?? '/';
      if (path === '/end')
        return void text(request).then((body) => response.end(`${request.method} ${body || 'nothing'}`));
      const [, status, to] = /^\/(\d+)\/(.*)$/.exec(path) ?? [];
      response.writeHead(Number(status), { Location: decodeURIComponent(to ?? '') }).end();
    });
    const origin = `http://127.0.0.1:${named.port}`;
    const fetch = guardedFetch({ allowedOrigins: [origin] });
    open = (path, init) => fetch(`${origin}${path}`, init);
  });

  afterAll(() => Promise.all([named[Symbol.asyncDispose](), inside[Symbol.asyncDispose]()]));

  it('follows within the origin', async () => {
    expect(await (await open('/302/%2Fend')).text()).toBe('GET nothing');
  });

  it('takes the same request along', async () => {
    expect(await (await open('/307/%2Fend', { method: 'POST', body: 'Hi' })).text()).toBe('POST Hi');
  });

  it.each([
    () => `http://127.0.0.1:${inside.port}/`,
    () => `http://localhost:${named.port}/end`,
    () => `https://127.0.0.1:${named.port}/end`,
    () => 'http://169.254.169.254/',
    () => 'https://example.com/',
    () => 'file:///etc/passwd',
  ])('does not follow elsewhere', async (target) => {
    await expect(open(`/307/${encodeURIComponent(target())}`)).rejects.toMatchObject({ code: 'outside_refused' });
    expect(inside.reached.times).toBe(0);
  });

  it('does not turn a request into another one', async () => {
    const redirected = open('/302/%2Fend', { method: 'POST', body: 'Hi' });

    await expect(redirected).rejects.toMatchObject({ code: 'outside_refused' });
  });

  it('does not go round in circles', async () => {
    await expect(open('/302/')).rejects.toMatchObject({ code: 'outside_refused' });
  });

  it('leaves a redirect to a caller who wants to see it', async () => {
    expect((await open('/302/%2Fend', { redirect: 'manual' })).headers.get('Location')).toBe('/end');
    await expect(open('/302/%2Fend', { redirect: 'error' })).rejects.toMatchObject({ code: 'outside_refused' });
  });
});
