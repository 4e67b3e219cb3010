import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { ThreeProcesses, times } from './three-processes.js';

const ASYNC = { Prefer: 'respond-async' };

const LIMITS = {
  PUBLIC_URL: 'http://localhost',
  TRUST_PROXY: '1',
  RATE_LIMIT_MESSAGES_PER_MINUTE: '5',
  RATE_LIMIT_REQUESTS_PER_MINUTE: '200',
  RATE_LIMIT_LOGIN_PER_MINUTE: '10',
};

describe('Limits', () => {
  let database: TestDatabase;
  let processes: ThreeProcesses;
  let exposed: TestServer;
  let ada: Person;

  beforeAll(async () => {
    database = await createTestDatabase();
    exposed = await TestServer.on(database.url, { ...LIMITS, TRUST_PROXY: '' });
    processes = await ThreeProcesses.on(database.url, LIMITS);
  });

  beforeEach(async () => {
    ada = await processes.at(0).person('Ada');
  });

  afterAll(async () => {
    await Promise.all([exposed, processes].map((each) => each[Symbol.asyncDispose]()));
    await database[Symbol.asyncDispose]();
  });

  const guess = (url: string, address: string, email = 'ada@example.org') =>
    fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
      body: JSON.stringify({ email, password: 'not the password' }),
    });

  const count = (statuses: number[], status: number) => statuses.filter((each) => each === status).length;

  it('lets one address guess ten passwords a minute, whatever the accounts and processes', async () => {
    const answers = await times(45, (n) => guess(processes.at(n).url, '203.0.113.7', `user${n % 5}@example.org`));

    const statuses = answers.map(({ status }) => status);
    expect([count(statuses, 401), count(statuses, 429)]).toEqual([10, 35]);
    const refusal = answers.find(({ status }) => status === 429);
    expect(refusal?.headers.get('Content-Type')).toContain('application/problem+json');
    expect(Number(refusal?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refusal?.json()).toMatchObject({ code: 'rate_limited', status: 429 });
    expect((await guess(processes.at(0).url, '203.0.113.8')).status).toBe(401);
  });

  it('counts all addresses of one IPv6 network as one', async () => {
    const answers = await times(12, (n) => guess(processes.at(n).url, `2001:db8::${n + 1}`));

    expect(
      count(
        answers.map(({ status }) => status),
        401,
      ),
    ).toBe(10);
  });

  it('believes no forwarded address where no proxy is trusted', async () => {
    const answers = await times(12, (n) => guess(exposed.url, `198.51.100.${n}`, `user${n}@example.org`));

    expect(
      count(
        answers.map(({ status }) => status),
        401,
      ),
    ).toBe(10);
  });

  it('takes as many messages a minute as it says, in any conversation and process', async () => {
    const conversations = await times(4, () => ada.newConversation());

    const answers = await times(16, (n) =>
      ada
        .at(processes.at(n).url)
        .post(`/api/chat/conversations/${conversations[n % 4] ?? ''}/messages`, { content: 'Hello' }, ASYNC),
    );

    const statuses = answers.map(({ status }) => status);
    expect([count(statuses, 202), count(statuses, 429)]).toEqual([5, 11]);
    const stored = await times(4, (n) => ada.messages(conversations[n] ?? ''));
    expect(stored.reduce((sum, { total_count }) => sum + total_count, 0)).toBe(10);
  });

  it('counts a message once, however often it is repeated with its key', async () => {
    const id = await ada.newConversation();
    const send = (key: string) =>
      ada.post(`/api/chat/conversations/${id}/messages`, { content: key }, { ...ASYNC, 'Idempotency-Key': key });

    for (let n = 0; n < 8; n++) expect((await send('the-same')).status).toBe(202);
    const others = await times(4, (n) => send(`another-${n}`));

    expect(others.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect((await send('one too many')).status).toBe(422);
    expect((await send('one-too-many')).status).toBe(429);
    expect((await send('the-same')).status).toBe(202);
  });

  it("stops a user's requests at their limit, and nobody else's", async () => {
    const eve = await processes.at(0).person('Eve');

    const answers = await times(230, (n) => ada.at(processes.at(n).url).get('/api/auth/me'));

    const passed = count(
      answers.map(({ status }) => status),
      200,
    );
    expect(passed).toBeLessThanOrEqual(200);
    expect(passed).toBeGreaterThan(200 - 2 * 10);
    expect((await eve.get('/api/auth/me')).status).toBe(200);
  });

  it('knows its routes by no other spelling, which would not be counted', async () => {
    const answers = await Promise.all([
      ada.post('/API/chat/conversations', {}),
      ada.post('/Api/chat/conversations', {}),
      ada.post('/api/chat/Conversations', {}),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('never limits the probes of an orchestrator', async () => {
    const answers = await times(230, () => fetch(`${processes.at(0).url}/health/live`));

    expect(
      count(
        answers.map(({ status }) => status),
        200,
      ),
    ).toBe(230);
  });
});
