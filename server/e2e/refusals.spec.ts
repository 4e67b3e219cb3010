import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Person } from './person.js';
import { TestServer } from './test-server.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const SAME_REQUEST = { 'X-Request-Id': 'the-same' };

describe('Refusals', () => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const routes = (conversation: string, run: string, call: string): [string, string, object?][] => [
    ['GET', `/api/chat/conversations/${conversation}`],
    ['GET', `/api/chat/conversations/${conversation}/messages`],
    ['POST', `/api/chat/conversations/${conversation}/messages`, { content: 'Hello' }],
    ['GET', `/api/chat/runs/${run}`],
    ['GET', `/api/chat/runs/${run}/events`],
    ['POST', `/api/chat/runs/${run}/cancel`],
    [
      'POST',
      `/api/chat/tool-calls/${call}/decision`,
      { decision: 'approve', scope: 'once', arguments_sha256: 'a'.repeat(64) },
    ],
  ];

  it("answers a stranger as if another's rows did not exist, byte for byte", async () => {
    const sent = await ada.send(await ada.newConversation(), "Create a task called 'Water the plants'");
    const { run, user_message: message, assistant_message: answer } = sent;
    const foreign = routes(message.conversation_id, run.id, String(answer.tool_calls[0]?.id));
    const unknown = routes(UNKNOWN, UNKNOWN, UNKNOWN);

    for (const [index, [method, path, body]] of foreign.entries()) {
      const theirs = await eve.ask(method, path, body, SAME_REQUEST);
      const nobodys = await eve.ask(method, unknown[index]?.[1] ?? '', body, SAME_REQUEST);

      expect([path, theirs.status]).toEqual([path, 404]);
      expect(theirs.body).toEqual(nobodys.body);
    }
    expect((await ada.messages(message.conversation_id)).total_count).toBe(2);
  });

  it('answers an id that is none like one that does not exist', async () => {
    const malformed = await ada.ask('GET', '/api/chat/runs/nonsense', undefined, SAME_REQUEST);
    const unknown = await ada.ask('GET', `/api/chat/runs/${UNKNOWN}`, undefined, SAME_REQUEST);

    expect(malformed.status).toBe(404);
    expect(malformed.body).toEqual(unknown.body);
  });

  it('demands a token for every route that is not public', async () => {
    const nobody = new Person(server.url, null);
    const forged = new Person(server.url, 'eyJhbGciOiJub25lIn0.e30.');

    for (const [method, path, body] of [
      ...routes(UNKNOWN, UNKNOWN, UNKNOWN),
      ['GET', '/api/chat/events'],
      ['GET', '/api/tasks'],
    ] as const) {
      for (const who of [nobody, forged]) {
        const { status, body: problem } = await who.ask(method, path, body);
        expect([path, status]).toEqual([path, 401]);
        expect(problem).toMatchObject({ code: 'unauthenticated' });
      }
    }
  });

  it('names the field of a message that is too long', async () => {
    const id = await ada.newConversation();

    const { status, headers, body } = await ada.post(`/api/chat/conversations/${id}/messages`, {
      content: 'x'.repeat(10_001),
    });

    expect(status).toBe(422);
    expect(headers.get('Content-Type')).toContain('application/problem+json');
    expect(body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'content', message: expect.stringContaining('10,000') }],
    });
    expect((await ada.messages(id)).total_count).toBe(0);
  });

  it('takes a message of exactly the longest length', async () => {
    const { run } = await ada.send(await ada.newConversation(), `${'x'.repeat(9_999)}y`);

    expect(run.status).toBe('completed');
  });

  it('refuses fields that it does not know', async () => {
    const { status, body } = await ada.post('/api/chat/conversations', { title: 'Mine', user_id: UNKNOWN });

    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'user_id' }] });
  });

  it('tells a broken body from a wrong kind of body', async () => {
    const token = { Authorization: 'Bearer none' };
    const post = (body: string, type: string) =>
      fetch(`${server.url}/api/auth/login`, { method: 'POST', body, headers: { ...token, 'Content-Type': type } });

    expect((await post('{"email":', 'application/json')).status).toBe(400);
    expect((await post('[]', 'application/json')).status).toBe(400);
    expect((await post('email=a', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post(JSON.stringify({ email: 'x'.repeat(300_000) }), 'application/json')).status).toBe(413);
  });

  it('echoes the request id that it was given, and makes one otherwise', async () => {
    const given = await ada.ask('GET', '/api/chat/models', undefined, SAME_REQUEST);
    const made = await ada.get('/api/chat/models');

    expect(given.headers.get('X-Request-Id')).toBe('the-same');
    expect(made.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells browsers to take every answer as what it says it is, errors too', async () => {
    const answers = [
      await ada.get('/api/chat/models'),
      await ada.get('/api/nowhere'),
      await ada.ask('POST', '/api/auth/login', {}),
    ];

    for (const { headers } of answers) {
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('X-Frame-Options')).toBe('DENY');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('X-Powered-By')).toBeNull();
    }
  });

  it('answers an unknown address with a problem document', async () => {
    const { status, body } = await ada.get('/api/nowhere');

    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'not_found' });
  });
});
