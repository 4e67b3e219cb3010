import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asAdmin } from '../../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/test-database.js';
import { BARE_ENVIRONMENT } from '../bare-environment.js';
import { web } from '../../src/outside/testing/listening.js';
import { freePort } from '../free-port.js';
import { Person } from '../person.js';
import { ServerProcess } from '../server-process.js';
import { testEnvironment } from '../test-server.js';

/** On the built server, since people are served the built page. */
describe('The smoke test', () => {
  let database: TestDatabase;
  let server: ServerProcess;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await ServerProcess.start('smoke', testEnvironment(database.url, { PORT: String(await freePort()) }));
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const smoke = async (url: string, settings: Record<string, string> = {}) => {
    const env = { ...BARE_ENVIRONMENT, ...settings };
    const child = spawn(process.execPath, ['scripts/smoke.mjs', url], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const exited = once(child, 'exit') as Promise<[number | null]>; // what node emits
    const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
    return { said, complained, code };
  };

  it('passes on a server that works, and leaves nobody behind', async () => {
    const { said, complained, code } = await smoke(server.url);

    expect([complained, code]).toEqual(['', 0]);
    expect(said).toMatch(/^ok {6}question, answer, tool call and task are stored/m);
    expect(said).toMatch(/^ok {6}what was made is removed/m);
  });

  it('says what it was when a proxy holds event streams back', async () => {
    await using proxy = await web((incoming, outgoing) =>
      pass(server.url, incoming, outgoing, (answer) => {
        const send = (body: string) => outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
        text(answer).then(send, () => outgoing.destroy());
      }),
    );

    const { complained, code } = await smoke(`http://127.0.0.1:${proxy.port}`);

    expect(code).toBe(1);
    expect(complained).toMatch(/^FAILED {2}events arrive as they happen: .*does a proxy hold event streams back\?/);
    expect(await asAdmin(database, 'SELECT email FROM users')).toEqual([]);
  });

  it('removes what it made for somebody who stays, when a step fails', async () => {
    const account = { email: 'ada@example.org', password: 'a sentence is fine', name: 'Ada' };
    const { body } = await new Person(server.url, null).post<{ access_token: string }>('/api/auth/register', account);
    await using proxy = await web((incoming, outgoing) => {
      if (incoming.url?.endsWith('/events') && incoming.url.includes('/runs/')) outgoing.writeHead(502).end();
      else
        pass(server.url, incoming, outgoing, (answer) =>
          answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers)),
        );
    });
    const settings = { SMOKE_EMAIL: account.email, SMOKE_PASSWORD: account.password };

    const { said, complained, code } = await smoke(`http://127.0.0.1:${proxy.port}`, settings);

    expect(code).toBe(1);
    expect(said).toMatch(/^ok {6}it is answered/m);
    expect(complained).toMatch(/^FAILED {2}its events are all there: [^\n]+ answered 502: \n$/);
    const ada = new Person(server.url, body.access_token);
    expect((await ada.get('/api/chat/conversations')).body).toMatchObject({ conversations: [] });
    expect((await ada.get('/api/tasks')).body).toMatchObject({ tasks: [] });
  });

  it('says that somebody is not let in', async () => {
    const nobody = { SMOKE_EMAIL: 'nobody@example.org', SMOKE_PASSWORD: 'not the password' };

    const { complained, code } = await smoke(server.url, nobody);

    expect(code).toBe(1);
    expect(complained).toMatch(/^FAILED {2}somebody signs in: POST \/api\/auth\/login answered 401/);
  });
});

/** Asks the server what was asked, and hands on what it answers. */
function pass(
  server: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handOn: (answer: IncomingMessage) => unknown,
): void {
  const { method, headers, url } = incoming;
  const passed = request(server + (url ?? ''), { method, headers }, handOn);
  incoming.pipe(passed.once('error', () => outgoing.destroy()));
  outgoing.once('close', () => passed.destroy());
}
