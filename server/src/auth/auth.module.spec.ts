import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuthModule } from './auth.module.js';
import { Session } from './session.entity.js';
import { PASSWORD } from './testing/open-auth.js';
import { serve } from './testing/serve.js';
import { User } from './user.entity.js';

describe(AuthModule, () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let access = '';
  let cookie = '';

  beforeAll(async () => {
    server = await serve({ modules: [AuthModule], entities: [User, Session] });
    const response = await post('register', { email: ' Ada@Example.org ', password: PASSWORD, name: 'Ada' });
    access = ((await response.json()) as { access_token: string }).access_token;
    cookie = pair(response);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const post = (path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/auth/${path}`, {
      method: 'POST',
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });

  const me = (headers: Record<string, string>) => fetch(`${server.url}/api/auth/me`, { headers });
  const pair = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const code = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

  it('answers a registration with the user, a token and a cookie that no script can read', async () => {
    const response = await post('register', { email: 'Grace@example.org', password: PASSWORD });

    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^chatkeep_refresh=\S+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    expect(await response.json()).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 600,
      user: {
        id: expect.any(String),
        email: 'grace@example.org',
        name: null,
        created_at: expect.stringMatching(/^\d{4}-.+\.\d{3}Z$/),
      },
    });
  });

  it('keeps every route closed to whoever carries no live session', async () => {
    expect(await code(await me({}))).toEqual([401, 'unauthenticated']);
    expect(await code(await me({ Authorization: `Bearer ${access}x` }))).toEqual([401, 'unauthenticated']);
    expect((await me({ Authorization: `Bearer ${access}` })).status).toBe(200);
  });

  it('answers a wrong email and a wrong password alike', async () => {
    const login = async (email: string) => {
      const response = await post('login', { email, password: 'nobody has this' }, { 'X-Request-Id': 'the-same' });
      return [response.status, await response.text()];
    };

    expect(await login('nobody@example.org')).toEqual(await login('ada@example.org'));
  });

  it('says what is wrong with a password that is too short', async () => {
    expect(await code(await post('register', { email: 'x@example.org', password: 'short' }))).toEqual([
      422,
      'validation_failed',
    ]);
  });

  it('lets nobody choose a password that everybody tries first', async () => {
    const common = await post('register', { email: 'x@example.org', password: 'Password123' });

    expect(await common.json()).toMatchObject({ code: 'validation_failed', errors: [{ field: 'password' }] });
  });

  it('takes a refresh cookie from its own pages alone', async () => {
    const from = (Origin: string) => post('refresh', undefined, { Cookie: cookie, Origin });

    expect(await code(await from('https://elsewhere.example'))).toEqual([401, 'unauthenticated']);
    expect(await code(await from('null'))).toEqual([401, 'unauthenticated']);
    expect((await from('http://localhost:3000')).status).toBe(200);
    expect((await from(server.url)).status).toBe(200);
  });

  it('lists where the user is signed in', async () => {
    const response = await fetch(`${server.url}/api/auth/sessions`, { headers: { Authorization: `Bearer ${access}` } });

    expect(await response.json()).toEqual({
      sessions: [expect.objectContaining({ current: true, user_agent: 'node' })],
    });
  });

  it('signs out with or without a cookie, and clears it', async () => {
    const login = await post('login', { email: 'ada@example.org', password: PASSWORD });
    const { access_token } = (await login.json()) as { access_token: string };

    const logout = await post('logout', undefined, { Cookie: pair(login) });

    expect(logout.status).toBe(204);
    expect(logout.headers.getSetCookie()[0]).toMatch(/^chatkeep_refresh=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect((await me({ Authorization: `Bearer ${access_token}` })).status).toBe(401);
    expect((await post('logout')).status).toBe(204);
  });

  it('binds the cookie to its host where the public address is secure', async () => {
    await using secure = await serve({
      modules: [AuthModule],
      entities: [User, Session],
      variables: { PUBLIC_URL: 'https://chat.example.org' },
    });

    const response = await fetch(`${secure.url}/api/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'ada@example.org', password: PASSWORD }),
    });

    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-chatkeep_refresh=\S+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});
