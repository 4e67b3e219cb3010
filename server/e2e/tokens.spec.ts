import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { TestServer } from './test-server.js';

interface SignedIn {
  readonly access_token: string;
  readonly user: { readonly id: string };
}

type Claims = Readonly<Record<string, unknown>>;

const PASSWORD = 'a sentence is fine';
const PUBLIC_URL = 'http://localhost';
const SECRET = 'a secret of the tests alone, 32 bytes';
const FOREIGN = 'another secret, which is not ours at all';
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hmac = (text: string, key = SECRET, hash = 'sha256') => createHmac(hash, key).update(text).digest('base64url');

describe('Access tokens', () => {
  let database: TestDatabase;
  let here: TestServer;
  let there: TestServer;
  let ada: SignedIn;
  let claims: Claims;

  beforeAll(async () => {
    database = await createTestDatabase();
    here = await TestServer.on(database.url, { PUBLIC_URL });
    there = await TestServer.on(database.url, { PUBLIC_URL });
    ada = await register('ada@example.org');
    claims = JSON.parse(Buffer.from(ada.access_token.split('.')[1] ?? '', 'base64url').toString()) as Claims; // ours
  });

  afterAll(async () => {
    await Promise.all([here, there].map((server) => server[Symbol.asyncDispose]()));
    await database[Symbol.asyncDispose]();
  });

  const post = async (path: string, body: object, headers: Record<string, string> = {}, server = here) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  const register = async (email: string, server = here) =>
    (await (await post('/api/auth/register', { email, password: PASSWORD }, {}, server)).json()) as SignedIn;

  const me = (token: string, server = here, signal: AbortSignal | null = null, path = '/api/auth/me') =>
    fetch(server.url + path, { headers: { Authorization: `Bearer ${token}` }, signal });

  /** A token with these changes; signed as ours are, unless told otherwise. */
  const forged = (change: Claims, header: Claims = { alg: 'HS256', typ: 'JWT' }, signed = hmac) => {
    const text = `${encoded(header)}.${encoded({ ...claims, ...change })}`;
    return `${text}.${signed(text)}`;
  };

  it('are let through when nothing is wrong with them', async () => {
    expect((await me(forged({}))).status).toBe(200);
  });

  it('are read by the server that they were made for, whatever others live in its process', async () => {
    await using other = await TestServer.start({ PUBLIC_URL, JWT_SECRET: FOREIGN });

    expect((await me(ada.access_token)).status).toBe(200);
    expect(
      (
        await me(
          forged({}, undefined, (text) => hmac(text, FOREIGN)),
          other,
        )
      ).status,
    ).toBe(401);
    const stranger = await register('sam@example.org', other);
    expect((await me(stranger.access_token, other)).status).toBe(200);
    expect((await me(stranger.access_token)).status).toBe(401);
  });

  const past = Math.floor(Date.now() / 1000) - 60;
  const attacks: [string, () => string][] = [
    ['no algorithm', () => forged({}, { alg: 'none', typ: 'JWT' }, () => '')],
    ['no algorithm, written otherwise', () => forged({}, { alg: 'nOnE', typ: 'JWT' }, () => '')],
    ['no signature', () => forged({}, undefined, () => '')],
    ['another hash', () => forged({}, { alg: 'HS512' }, (text) => hmac(text, SECRET, 'sha512'))],
    ['the signature of a foreign secret', () => forged({}, undefined, (text) => hmac(text, FOREIGN))],
    ['the signature of a foreign key pair', () => forged({}, { alg: 'RS256' }, signedByPair)],
    ['a key of its own in its header', () => forged({}, { alg: 'RS256', jwk: publicJwk() }, signedByPair)],
    ['a public key as its secret', () => forged({}, undefined, (text) => hmac(text, publicPem()))],
    ['a key id that is a path', () => forged({}, { alg: 'HS256', kid: '/dev/null' }, (text) => hmac(text, ''))],
    [
      'a key id that is a query',
      () => forged({}, { alg: 'HS256', kid: "' UNION SELECT 'x" }, (text) => hmac(text, 'x')),
    ],
    ['a key set elsewhere', () => forged({}, { alg: 'RS256', jku: 'http://127.0.0.1:1/keys' }, signedByPair)],
    ['another issuer', () => forged({ iss: 'https://elsewhere.example' })],
    ['another audience', () => forged({ aud: 'https://elsewhere.example' })],
    ['the audience of the MCP server', () => forged({ aud: `${PUBLIC_URL}/mcp`, typ: 'mcp' })],
    ['another type', () => forged({ typ: 'mcp' })],
    ['a date gone by', () => forged({ exp: past })],
    ['a date to come', () => forged({ nbf: past + 3600 })],
    ['another user over the old signature', () => tampered({ sub: '00000000-0000-7000-8000-000000000000' })],
    ['another user in the same session', () => forged({ sub: '00000000-0000-7000-8000-000000000000' })],
    ['another session', () => forged({ sid: '00000000-0000-7000-8000-000000000000' })],
    ['no session', () => forged({ sid: undefined })],
    ['a user that is no id', () => forged({ sub: "' OR 1=1" })],
    ['a session that is an object', () => forged({ sid: { not: 'x' } })],
  ];

  it.each(attacks)('are refused with %s', async (_, attack) => {
    const response = await me(attack());

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  });

  it('come in a header alone, never in an address or a cookie', async () => {
    const { access_token: token } = ada;

    expect((await fetch(`${here.url}/api/auth/me?access_token=${token}`)).status).toBe(401);
    const cookie = `access_token=${token}; chatkeep_refresh=${token}`;
    expect((await fetch(`${here.url}/api/auth/me`, { headers: { Cookie: cookie } })).status).toBe(401);
    expect((await post('/api/auth/refresh', {}, { Cookie: cookie })).status).toBe(401);
  });

  it('end with their session in every process, and the streams opened by them too', async () => {
    const { access_token: token } = await register('grace@example.org');
    const feed = await me(token, there, null, '/api/chat/events');
    expect(feed.status).toBe(200);

    const sessions = (await (await me(token, here, null, '/api/auth/sessions')).json()) as {
      sessions: { id: string }[];
    };
    const revoked = await fetch(`${here.url}/api/auth/sessions/${sessions.sessions[0]?.id ?? ''}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    });
    const until = AbortSignal.timeout(5_000);
    await feed.body?.pipeTo(new WritableStream(), { signal: until });

    expect(revoked.status).toBe(204);
    expect((await me(token)).status).toBe(401);
    expect((await me(token, there)).status).toBe(401);
  });

  function tampered(change: Claims): string {
    const [header = '', , signature = ''] = ada.access_token.split('.');
    return `${header}.${encoded({ ...claims, ...change })}.${signature}`;
  }
});

function signedByPair(text: string): string {
  return sign('sha256', Buffer.from(text), KEYS.privateKey).toString('base64url');
}

function publicPem(): string {
  return String(KEYS.publicKey.export({ type: 'spki', format: 'pem' }));
}

function publicJwk() {
  return KEYS.publicKey.export({ format: 'jwk' });
}
