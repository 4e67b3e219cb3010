import { type Server } from 'node:http';
import { type OpenAIChatKit, type ChatKitOptions } from '@openai/chatkit';
import { expect, type Page, test } from '@playwright/test';
import { OTHER_SITE, otherSite } from './other-site.js';
import { OwnServer } from './own-server.js';
import { longAnswer, register } from './people.js';

/** Defines OpenAI's element as far as a page deals with it: keeps what it is told. */
const STAND_IN = `customElements.define('openai-chatkit', class extends HTMLElement {
  threads = [];
  setOptions(options) { this.options = options; }
  async setThreadId(threadId) { this.threads.push(threadId); }
});`;

type StandIn = OpenAIChatKit & {
  options: ChatKitOptions & { api: { fetch: typeof fetch } };
  threads: (string | null)[];
};

let site: Server;
let server: OwnServer;

test.beforeAll(async () => {
  site = await otherSite({ '/stand-in.js': STAND_IN });
  server = await OwnServer.start({
    CHATKIT_DOMAIN_KEY: 'domain_pk_1',
    CHATKIT_SCRIPT_URL: `${OTHER_SITE}/stand-in.js`,
  });
});

test.afterAll(async () => {
  await server[Symbol.asyncDispose]();
  site.close();
});

/** Asks the server as OpenAI's element would: through the function that the page gave it. */
function ask(page: Page, type: string, params: object): Promise<string> {
  return page.evaluate(
    async ([type, params]) => {
      const { api } = (document.querySelector('openai-chatkit') as StandIn).options;
      const body = JSON.stringify({ type, params });
      const headers = { 'Content-Type': 'application/json' };
      return (await api.fetch('/api/chatkit', { method: 'POST', headers, body })).text();
    },
    [type, params] as const,
  );
}

function message(text: string) {
  return { input: { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} } };
}

test('OpenAI’s element gets its key, our token for our server alone, and the thread of the page', async ({ page }) => {
  await register(page, server.url, page.locator('openai-chatkit'));

  await test.step('its options', async () => {
    const options = await page.evaluate(() =>
      JSON.stringify((document.querySelector('openai-chatkit') as StandIn).options),
    );
    expect(JSON.parse(options)).toMatchObject({
      api: { url: '/api/chatkit', domainKey: 'domain_pk_1' },
      initialThread: null,
    });
  });

  await test.step('the token goes to our server and to no other', async () => {
    expect(JSON.parse(await ask(page, 'threads.list', {}))).toMatchObject({ data: [] });
    const told = await page.evaluate(async (url) => {
      const { api } = (document.querySelector('openai-chatkit') as StandIn).options;
      const through = globalThis.fetch; // the page's policy lets nothing out, so it is looked at before
      let authorization: string | null = 'nothing was asked';
      globalThis.fetch = (_input, init) => {
        authorization = new Headers(init?.headers).get('Authorization');
        return Promise.resolve(new Response());
      };
      await api.fetch(url);
      globalThis.fetch = through;
      return authorization;
    }, `${OTHER_SITE}/upload`);
    expect(told).toBeNull();
  });

  await test.step('its thread becomes the page’s, and our own view shows the tools beside it', async () => {
    const events = await ask(page, 'threads.create', message("Create a task called 'Review Q4 report'"));
    const id = /"id":"([0-9a-f-]{36})"/.exec(events)?.[1] ?? '';
    await page.evaluate((threadId) => {
      const detail = { threadId };
      document.querySelector('openai-chatkit')?.dispatchEvent(new CustomEvent('chatkit.thread.change', { detail }));
    }, id);
    await expect(page).toHaveURL(`${server.url}/chat/${id}`);
    const tools = page.getByRole('complementary', { name: 'Tools' });
    await expect(tools.getByText('Created task: Review Q4 report').first()).toBeVisible();
  });

  await test.step('the page’s choice becomes its thread', async () => {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Chat with AI' }).click();
    await expect
      .poll(() => page.evaluate(() => (document.querySelector('openai-chatkit') as StandIn).threads.at(-1)))
      .toBe(null);
  });

  await test.step('its Stop reaches the run', async () => {
    const cancelled = page.waitForResponse((response) => response.url().endsWith('/cancel'));
    await page.evaluate(
      async (params) => {
        const { api } = (document.querySelector('openai-chatkit') as StandIn).options;
        const stop = new AbortController();
        const body = JSON.stringify({ type: 'threads.create', params });
        const headers = { 'Content-Type': 'application/json' };
        await api.fetch('/api/chatkit', { method: 'POST', headers, body, signal: stop.signal });
        stop.abort();
      },
      message(longAnswer(10)),
    );
    expect((await (await cancelled).json()) as object).toMatchObject({ status: 'cancelled' });
  });

  await test.step('a request that it made itself is sent again when its token has run out, and stopped, too', async () => {
    await page.route('**/api/chatkit', (route) => route.fulfill({ status: 401 }), { times: 1 });
    const cancelled = page.waitForResponse((response) => response.url().endsWith('/cancel'));
    const type = await page.evaluate(
      async (params) => {
        const { api } = (document.querySelector('openai-chatkit') as StandIn).options;
        const stop = new AbortController();
        const body = JSON.stringify({ type: 'threads.create', params });
        const headers = { 'Content-Type': 'application/json' };
        const request = new Request('/api/chatkit', { method: 'POST', headers, body, signal: stop.signal });
        const response = await api.fetch(request);
        stop.abort();
        return response.headers.get('Content-Type');
      },
      message(longAnswer(10)),
    );
    expect(type).toContain('text/event-stream');
    expect((await (await cancelled).json()) as object).toMatchObject({ status: 'cancelled' });
  });
});

test('when the server does not say which chat to show, it is our own', async ({ page }) => {
  await page.route('**/api/chat/element', () => undefined);

  await register(page, server.url);

  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
});

for (const [where, width] of [
  ['on a wide screen', 1440],
  ['on a phone', 390],
] as const) {
  test(`until it is known which chat to show, the shape of one stands in its place ${where}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const known = Promise.withResolvers<unknown>();
    await page.route('**/api/chat/element', async (route) => {
      await known.promise;
      await route.fulfill({ json: { domain_key: null, script_url: null } });
    });
    const shape = page.locator('app-chat-skeleton');
    await register(page, server.url, shape.getByRole('status', { name: 'Loading messages' }));
    const place = await shape.locator('.composer').boundingBox();

    known.resolve(null);

    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
    await expect(shape).toHaveCount(0);
    expect(await page.getByRole('form', { name: 'Message' }).boundingBox()).toEqual(place);
  });
}

for (const [how, fault] of [
  ['cannot be had', (page: Page) => page.route('**/stand-in.js', (route) => route.abort())],
  ['never comes', (page: Page) => page.route('**/stand-in.js', () => undefined)],
] as const) {
  test(`when OpenAI’s script ${how}, our own chat is there instead`, async ({ page }) => {
    await fault(page);
    const asked = page.waitForRequest('**/stand-in.js');

    await register(page, server.url);

    await asked;
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
    expect(await page.locator('openai-chatkit').count()).toBe(0);
  });
}
