import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

const FRIEND = 'https://friend.example';

describe('The headers of every response', () => {
  let server: TestServer;
  let ada: Person;
  let conversation: string;

  beforeAll(async () => {
    server = await TestServer.start({ PUBLIC_URL: 'https://chat.example.org', CORS_ORIGINS: FRIEND });
    ada = await server.person('Ada');
    conversation = await ada.newConversation();
    await ada.send(conversation, 'Hello');
  });

  afterAll(async () => {
    leaving.abort();
    await server[Symbol.asyncDispose]();
  });

  const fetched = (path: string, init: RequestInit = {}) => fetch(server.url + path, init);
  const leaving = new AbortController();

  const kinds: [string, () => Promise<{ status: number; headers: Headers }>, number][] = [
    ['an answer', () => ada.get('/api/auth/me'), 200],
    ['an empty answer', () => ada.post(`/api/chat/conversations/${conversation}/read`), 204],
    ['a refusal of what was sent', () => ada.post('/api/auth/login', {}), 422],
    ['a refusal of who sent it', () => fetched('/api/auth/me'), 401],
    ['an unknown address', () => ada.get('/api/nowhere'), 404],
    ['a body that cannot be read', () => fetched('/api/auth/login', broken), 400],
    ['an event stream', () => ada.open('/api/chat/events', leaving.signal), 200],
    ['a download', () => ada.open(`/api/chat/conversations/${conversation}/export?format=json`, leaving.signal), 200],
    ['a refusal at the MCP door', () => fetched('/mcp', { method: 'POST' }), 401],
    ['the state of the process', () => fetched('/health/live'), 200],
    ['the description of the API', () => fetched('/api/openapi.json'), 200],
    ['an answer to a question of CORS', () => fetched('/api/auth/me', { method: 'OPTIONS' }), 204],
  ];

  it.each(kinds)('keep browsers from doing anything with %s but reading it', async (_, ask, status) => {
    const { status: answered, headers } = await ask();

    expect(answered).toBe(status);
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expectHardened(headers);
  });

  it('let the pages of friends, and no others, send what ChatKit clients send', async () => {
    const wanted = 'accept,accept-language,authorization,chatkit-frame-instance-id,content-type,last-event-id,x-own';
    const preflight = (origin: string, path: string) =>
      fetched(path, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': wanted },
      });

    for (const path of ['/api/chatkit', '/api/chatkit/attachments', '/api/chat/runs/1/cancel']) {
      const [friend, other] = [await preflight(FRIEND, path), await preflight('https://evil.example', path)];
      expect(friend.headers.get('Access-Control-Allow-Origin')).toBe(FRIEND);
      expect(friend.headers.get('Access-Control-Allow-Headers')?.split(',')).toEqual(wanted.split(','));
      expect(other.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
  });

  it('let the description of the API load its own files alone', async () => {
    const { status, headers } = await fetched('/api/docs');

    expect(status).toBe(200);
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
    expectHardened(headers);
  });

  function expectHardened(headers: Headers): void {
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Permissions-Policy')).toContain('microphone=()');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=31536000/);
    expect(headers.get('X-Powered-By')).toBeNull();
  }

  it('demand https of nobody who is not reached by it', async () => {
    const config = { PUBLIC_URL: 'http://localhost' };
    await using plain = await TestServer.start(config);

    expect((await fetch(`${plain.url}/health/live`)).headers.get('Strict-Transport-Security')).toBeNull();
  });

  describe('to pages of other origins', () => {
    const from = (origin: string, init: RequestInit = {}) =>
      fetched('/api/auth/me', { ...init, headers: { Origin: origin } });

    it('let those that the settings name read, with credentials', async () => {
      const { headers } = await from(FRIEND);

      expect(headers.get('Access-Control-Allow-Origin')).toBe(FRIEND);
      expect(headers.get('Access-Control-Allow-Credentials')).toBe('true');
      expect(headers.get('Access-Control-Expose-Headers')).toBe('Location,Retry-After,X-Request-Id,X-Run-Id');
      expect(headers.get('Vary')).toContain('Origin');
    });

    it.each(['https://elsewhere.example', 'https://friend.example.org', 'http://friend.example', 'null'])(
      'let nothing through to %s',
      async (origin) => {
        const [plain, preflight] = [await from(origin), await from(origin, { method: 'OPTIONS' })];

        expect(plain.headers.get('Access-Control-Allow-Origin')).toBeNull();
        expect(preflight.headers.get('Access-Control-Allow-Origin')).toBeNull();
      },
    );

    it('spare them the question for two hours', async () => {
      const { headers } = await from(FRIEND, { method: 'OPTIONS' });

      expect(headers.get('Access-Control-Max-Age')).toBe('7200');
    });
  });
});

const broken = { method: 'POST', body: '{"email":', headers: { 'Content-Type': 'application/json' } };
