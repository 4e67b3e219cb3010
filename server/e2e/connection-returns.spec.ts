import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signInFixture } from '../src/connections/testing/sign-in-fixture.js';
import { Browser } from './browser.js';
import { listed, PAGE, PUBLIC, setOut } from './connecting.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Whoever comes back from signing in at an MCP server', () => {
  const open = new AsyncDisposableStack();
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    const mail = open.use(await signInFixture());
    const MCP_CONFIG = await mcpConfig(open, { mail: { url: mail.url } });
    server = open.use(await TestServer.start({ MCP_CONFIG, PUBLIC_URL: PUBLIC }));
  });

  beforeEach(async () => {
    ada = await server.person('Ada');
  });

  afterAll(() => open.disposeAsync());

  const failure = async (browser: Browser, back: URL) => (await browser.follow(back.href, PAGE)).search;
  const changed = (back: URL, change: (query: URLSearchParams) => void) => {
    const url = new URL(back);
    change(url.searchParams);
    return url;
  };

  it('comes from the browser that set out, or is not let in', async () => {
    const { back } = await setOut(ada, server.url);

    expect(await failure(new Browser({ [PUBLIC]: server.url }), back)).toBe('?failed=expired');
    expect((await listed(ada))?.connected).toBe(false);
  });

  it('comes once', async () => {
    const { browser, back } = await setOut(ada, server.url);

    expect(await failure(browser, back)).toBe('?connected=mail');
    expect(await failure(browser, back)).toBe('?failed=expired');
  });

  it('brings the state that it was given', async () => {
    const { browser, back } = await setOut(ada, server.url);

    expect(
      await failure(
        browser,
        changed(back, (query) => query.set('state', 'guessed')),
      ),
    ).toBe('?failed=expired');
    expect(
      await failure(
        browser,
        changed(back, (query) => query.delete('state')),
      ),
    ).toBe('?failed=expired');
  });

  it('comes from the issuer that it was sent to, and says nothing of what another one says', async () => {
    const { browser, back } = await setOut(ada, server.url);
    const elsewhere = changed(back, (query) => {
      query.set('iss', 'https://evil.example');
      query.set('error_description', 'Call this number');
    });

    expect(await failure(browser, elsewhere)).toBe('?failed=issuer_mismatch');
  });

  it('may bring a no', async () => {
    const { browser, back } = await setOut(ada, server.url);
    const no = changed(back, (query) => {
      query.delete('code');
      query.set('error', 'access_denied');
    });

    expect(await failure(browser, no)).toBe('?failed=denied');
  });
});
