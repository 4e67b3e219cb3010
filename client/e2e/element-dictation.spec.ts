import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { barePages, box, openBare } from './element-page.js';
import { OTHER_SITE, otherSite } from './other-site.js';
import { OwnServer } from './own-server.js';
import { ada } from './people.js';
import config from './playwright.config.js';

const { args = [], ...launch } = config.use?.launchOptions ?? {};
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
test.use({ launchOptions: { ...launch, args: [...args, ...MICROPHONE] } });

/** A model server that hears speech and writes it down, as long as it `hears`. */
async function listener() {
  const state = { hears: true, sizes: [] as number[] };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      state.sizes.push(body.length);
      response.writeHead(state.hears ? 200 : 400, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(state.hears ? { text: 'buy milk' } : { error: { message: 'Nothing was said' } }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    state,
    url: `http://127.0.0.1:${port}/v1`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('what is said is written into the composer, and a failure leaves what was written', async ({ page }) => {
  test.setTimeout(90_000);
  await using stack = new AsyncDisposableStack();
  const ears = stack.use(await listener());
  const server = stack.use(await OwnServer.start({ OPENAI_BASE_URL: ears.url, CORS_ORIGINS: OTHER_SITE }));
  const site: Server = await otherSite(barePages(server.url));
  stack.defer(() => void site.close());
  const { access_token: token } = (await (
    await page.request.post(`${server.url}/api/auth/register`, { data: ada() })
  ).json()) as { access_token: string };
  await openBare(page);
  await page.evaluate(
    ([url, bearer]) => {
      const authorized: typeof fetch = (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${bearer}`);
        return fetch(input, { ...init, headers });
      };
      const api = { url: `${url}/api/chatkit`, domainKey: 'x', fetch: authorized };
      window.chat.setOptions({ api, composer: { dictation: { enabled: true } } });
    },
    [server.url, token] as const,
  );
  await box(page).fill('Please');
  const dictate = page.getByRole('button', { name: 'Dictate', exact: true });

  await dictate.click();
  const stop = page.getByRole('button', { name: 'Stop dictating' });
  await expect(stop).toHaveAttribute('aria-pressed', 'true');
  await stop.click();
  await expect(box(page)).toHaveValue('Please buy milk');
  expect(ears.state.sizes).toHaveLength(1);

  ears.state.hears = false;
  await dictate.click();
  await stop.click();
  await expect(page.getByRole('button', { name: 'Dictate, the last try failed' })).toBeVisible();
  await expect(box(page)).toHaveValue('Please buy milk');
});
