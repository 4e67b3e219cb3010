import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CookieBrowser } from './cookie-browser.js';
import { freePort } from './free-port.js';
import { CLIENT, openIssuer } from './oidc-issuer.js';
import { TestServer } from './test-server.js';

interface Session {
  readonly access_token: string;
  readonly user: { readonly id: string; readonly email: string; readonly name: string | null };
}

const PASSWORD = 'a sentence is fine';
const ACCOUNTS = [
  { sub: 'ada', email: 'Ada@example.org', email_verified: true, name: 'Ada' },
  { sub: 'grace', email: 'grace@example.org', email_verified: true },
  { sub: 'linus', email: 'linus@example.org' },
  { sub: 'nobody' },
  { sub: 'cat', email: 'cat@example.org', email_verified: true, name: `${'x'.repeat(99)}🐈🐈` },
];

describe('Sign-in by OpenID Connect', () => {
  let issuer: Awaited<ReturnType<typeof openIssuer>>;
  let plain: TestServer;
  let server: TestServer;

  beforeAll(async () => {
    plain = await TestServer.start();
    const url = `http://localhost:${await freePort()}`;
    issuer = await openIssuer(`${url}/api/auth/oidc/callback`, ACCOUNTS);
    server = await TestServer.start({
      PORT: new URL(url).port,
      PUBLIC_URL: url,
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
    });
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await plain[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  const at = (path: string) => new URL(path, publicUrl()).href;
  const publicUrl = () => `http://localhost:${new URL(server.url).port}`;

  /** Signs in at the issuer as `sub`, up to the address that leads back. */
  const throughIssuer = async (browser: CookieBrowser, sub: string): Promise<string> => {
    let response = await browser.ask(at('/api/auth/oidc'));
    for (;;) {
      const location = response.headers.get('location');
      if (location?.startsWith(at('/api/auth/oidc/callback'))) return location;
      if (location !== null) response = await browser.ask(new URL(location, browser.at));
      else response = await browser.ask(browser.at, answerTo(await response.text(), sub));
    }
  };

  /** Where a whole sign-in ends. */
  const signIn = async (browser: CookieBrowser, sub: string): Promise<string> => {
    const back = await throughIssuer(browser, sub);
    return (await browser.ask(back)).headers.get('location') ?? '';
  };

  const refresh = async (browser: CookieBrowser) => {
    const response = await browser.ask(at('/api/auth/refresh'), {});
    return { status: response.status, session: (await response.json()) as Session };
  };

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(at(path), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  const register = async (email: string) =>
    (await (await post('/api/auth/register', { email, password: PASSWORD })).json()) as Session;

  it('tells the page what to offer', async () => {
    const options = await fetch(at('/api/auth/options'));

    expect(await options.json()).toEqual({ oidc: { label: new URL(issuer.url).host }, registration: true });
  });

  it('is not there unless it is set', async () => {
    expect(await (await fetch(`${plain.url}/api/auth/options`)).json()).toEqual({ oidc: null, registration: true });
    expect((await fetch(`${plain.url}/api/auth/oidc`)).status).toBe(404);
    expect((await fetch(`${plain.url}/api/auth/oidc/callback?code=x&state=y`)).status).toBe(404);
  });

  it('asks the issuer with a code challenge, a state and a nonce, in a cookie that only this browser has', async () => {
    const browser = new CookieBrowser();

    const response = await browser.ask(at('/api/auth/oidc'));

    const asked = new URL(response.headers.get('location') ?? '');
    expect(asked.origin).toBe(issuer.url);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^chatkeep_oidc_attempt=.*Max-Age=600;.*HttpOnly; SameSite=Lax$/,
    );
  });

  it('opens an account at the first sign-in and finds it at the next, from any browser', async () => {
    const [laptop, phone] = [new CookieBrowser(), new CookieBrowser()];

    expect(await signIn(laptop, 'grace')).toBe('/');
    expect(await signIn(phone, 'grace')).toBe('/');

    const [first, second] = [await refresh(laptop), await refresh(phone)];
    expect(first.session.user).toMatchObject({ email: 'grace@example.org' });
    expect(second.session.user.id).toBe(first.session.user.id);
  });

  it('calls somebody as the issuer does, as far as a name goes, and cuts no character in two', async () => {
    const browser = new CookieBrowser();
    await signIn(browser, 'cat');

    const { session } = await refresh(browser);

    expect(session.user.name).toBe(`${'x'.repeat(99)}🐈`);
  });

  it('opens one account for somebody who comes back in two tabs at once', async () => {
    const [laptop, phone] = [new CookieBrowser(), new CookieBrowser()];
    const [one, other] = [await throughIssuer(laptop, 'linus'), await throughIssuer(phone, 'linus')];

    const ends = await Promise.all([laptop.ask(one), phone.ask(other)]);

    expect(ends.map(({ headers }) => headers.get('location'))).toEqual(['/', '/']);
    const [first, second] = [await refresh(laptop), await refresh(phone)];
    expect(first.session.user.id).toBe(second.session.user.id);
  });

  it('never takes an account over by its email address, not even a verified one', async () => {
    const { user } = await register('ada@example.org');
    const browser = new CookieBrowser();

    const end = await signIn(browser, 'ada');

    expect(end).toBe('/sign-in?refusal=account-exists');
    expect((await refresh(browser)).status).toBe(401);

    const strangers = await register('eve@example.org');
    await link(browser, strangers.access_token);
    expect(await signIn(browser, 'ada')).toBe('/sign-in?refusal=account-exists');

    const login = await post('/api/auth/login', { email: 'ada@example.org', password: PASSWORD });
    const { access_token } = (await login.json()) as Session;
    expect((await link(browser, access_token)).status).toBe(204);

    expect(await signIn(new CookieBrowser(), 'ada')).toBe('/');
    expect(await signIn(browser, 'ada')).toBe('/');
    expect((await refresh(browser)).session.user.id).toBe(user.id);
  });

  const link = (browser: CookieBrowser, token: string) =>
    browser.ask(at('/api/auth/oidc/link'), {}, { Authorization: `Bearer ${token}` });

  it('opens no account without an email address', async () => {
    expect(await signIn(new CookieBrowser(), 'nobody')).toBe('/sign-in?refusal=no-email');
  });

  it('ends a sign-in in no other browser than the one that began it, and once', async () => {
    const [ada, eve] = [new CookieBrowser(), new CookieBrowser()];
    const back = await throughIssuer(eve, 'grace');
    await ada.ask(at('/api/auth/oidc'));

    expect((await new CookieBrowser().ask(back)).headers.get('location')).toBe('/sign-in?refusal=failed');
    expect((await ada.ask(back)).headers.get('location')).toBe('/sign-in?refusal=failed');
    expect((await eve.ask(back)).headers.get('location')).toBe('/');
    expect((await eve.ask(back)).headers.get('location')).toBe('/sign-in?refusal=failed');
  });

  it('lets somebody without a password erase the account right after signing in', async () => {
    const browser = new CookieBrowser();
    await signIn(browser, 'grace');
    const { access_token } = (await refresh(browser)).session;

    const erased = await fetch(at('/api/auth/me'), {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ password: 'none' }),
    });

    expect(erased.status).toBe(204);
  });
});

/** What somebody fills in at the issuer: who they are, and then that they agree. */
function answerTo(page: string, login: string): Record<string, string> {
  return page.includes('name="login"') ? { prompt: 'login', login } : { prompt: 'consent' };
}
