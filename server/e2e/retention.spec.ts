import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Retention } from '../src/retention/retention.js';
import { type SentMessage } from '../src/runs/runs.dto.js';
import { formOf } from './files.js';
import { foldedText } from './folded-text.js';
import { asAdmin } from '../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

const KEY = { 'Idempotency-Key': 'once' };

/** Sends a message with a file. */
async function sendFile(person: Person, conversation: string): Promise<void> {
  const { id } = (await person.upload('/api/chatkit/attachments', formOf('Buy milk', 'notes.txt'))).body as {
    id: string;
  };
  const message = { content: 'Read this', attachment_ids: [id] };
  expect((await person.post(`/api/chat/conversations/${conversation}/messages`, message)).status).toBe(201);
}

describe(Retention, () => {
  let database: TestDatabase;
  let server: TestServer;
  let ada: Person;
  let id: string;
  let old: SentMessage;
  let young: SentMessage;
  let youngEvents: unknown[];

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await TestServer.on(database.url);
    ada = await server.person('Ada');
    id = await ada.newConversation();
    old = await ada.send(id, "Create a task called 'Old and gone'", KEY);
    await sql(`UPDATE runs SET finished_at = finished_at - interval '25 hours'`);
    await sql(`UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'`);
    young = await ada.send(id, 'Hello', { 'Idempotency-Key': 'another' });
    youngEvents = await ada.all(young.run.id);
    await Promise.all([1, 2, 3].map(() => server.get(Retention).sweep()));
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const sql = (text: string, ...values: unknown[]) => asAdmin<Record<string, unknown>>(database, text, values);

  it('throws the events of an answer away a day after it ended, and no others, however many sweep at once', async () => {
    expect(await sql(`SELECT 1 FROM run_events WHERE run_id = $1`, old.run.id)).toEqual([]);
    expect(await ada.all(young.run.id)).toEqual(youngEvents);
  });

  it.each([0, 2, 999])('tells the finished answer to a reader who has %i of its events', async (after) => {
    const events = await ada.all(old.run.id, after);

    expect(events.map((event) => event.id)).toEqual(events.map((_, index) => index + 1));
    expect(new Set(events.slice(0, -1).map(({ event }) => event.type))).toEqual(new Set(['thread.item.done']));
    expect(foldedText(events.map(({ event }) => event))).toBe(old.assistant_message.content);
    expect(JSON.stringify(events)).toContain(old.assistant_message.tool_calls[0]?.id);
    expect(events.at(-1)?.event).toMatchObject({ run: { id: old.run.id, status: 'completed' } });
  });

  it('leaves the messages as they are', async () => {
    const { messages } = await ada.messages(id);

    expect(messages.slice(0, 2)).toEqual([old.user_message, old.assistant_message]);
  });

  it('leaves the model its memory', async () => {
    const { assistant_message: answer } = await ada.send(id, 'What did I say before?');

    expect(answer.content).toContain('Old and gone');
  });

  it('keeps a record of what was done, without its results', async () => {
    expect(await sql(`SELECT tool_name, status, result FROM run_tool_calls WHERE run_id = $1`, old.run.id)).toEqual([
      { tool_name: 'create_task', status: 'success', result: null },
    ]);
  });

  it('forgets idempotency keys after a day', async () => {
    expect(await sql(`SELECT key FROM idempotency_keys`)).toEqual([{ key: 'another' }]);
  });

  it('erases deleted conversations with their files after thirty days, and no others', async () => {
    const eve = await server.person('Eve');
    const [gone, young, kept] = [await eve.newConversation(), await eve.newConversation(), await eve.newConversation()];
    for (const conversation of [gone, young, kept]) await sendFile(eve, conversation);
    for (const conversation of [gone, young]) await eve.ask('DELETE', `/api/chat/conversations/${conversation}`);
    await sql(`UPDATE conversations SET deleted_at = deleted_at - interval '31 days' WHERE id = $1`, gone);

    await server.get(Retention).sweep();

    const files = `SELECT conversation_id AS id FROM attachments JOIN messages m ON m.id = message_id ORDER BY m.created_at`;
    expect(await sql(files)).toEqual([{ id: young }, { id: kept }]);
    expect(await sql(`SELECT 1 FROM runs WHERE conversation_id = $1`, gone)).toEqual([]);
    expect((await eve.post(`/api/chat/conversations/${gone}/restore`)).status).toBe(404);
    expect((await eve.post(`/api/chat/conversations/${young}/restore`)).status).toBe(200);
    expect((await eve.messages(young)).messages[0]?.attachments).toHaveLength(1);
  });

  it('goes on with what else is old when it fails at something', async () => {
    const eve = await server.person('Eve');
    const gone = await eve.newConversation();
    await eve.ask('DELETE', `/api/chat/conversations/${gone}`);
    await sql(`UPDATE conversations SET deleted_at = deleted_at - interval '31 days' WHERE id = $1`, gone);

    await sql(`REVOKE DELETE ON idempotency_keys FROM chatkeep_system`);
    const swept = server.get(Retention).sweep();
    await swept.finally(() => sql(`GRANT DELETE ON idempotency_keys TO chatkeep_system`));

    expect(await sql(`SELECT 1 FROM conversations WHERE id = $1`, gone)).toEqual([]);
  });

  it('forgets sessions a day after they ended, and no others', async () => {
    const [expired, idle, revoked] = await Promise.all(['Eve', 'Mallory', 'Trudy'].map((name) => server.person(name)));
    const end = async (person: Person | undefined, change: string) => {
      const { body } = (await person?.get<{ sessions: { id: string }[] }>('/api/auth/sessions')) ?? {};
      return await sql(`UPDATE sessions SET ${change} WHERE id = $1 RETURNING id`, body?.sessions[0]?.id);
    };
    const ended = [
      ...(await end(expired, `expires_at = now() - interval '25 hours'`)),
      ...(await end(idle, `last_used_at = now() - interval '9 days'`)),
      ...(await end(revoked, `revoked_at = now() - interval '25 hours'`)),
    ].map(({ id: session }) => session);
    const others = `SELECT id FROM sessions WHERE id <> ALL ($1) ORDER BY id`;
    const before = await sql(others, ended);

    await server.get(Retention).sweep();

    expect(ended).toHaveLength(3);
    expect(await sql(`SELECT id FROM sessions ORDER BY id`)).toEqual(before);
    expect((await ada.get('/api/auth/me')).status).toBe(200);
  });
});
