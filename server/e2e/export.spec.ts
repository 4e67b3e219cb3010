import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formOf } from './files.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('What users take with them', () => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('is a conversation as Markdown, with its tool calls', async () => {
    const id = await ada.newConversation();
    await ada.send(id, "Create a task called 'Review Q4 report'");

    const file = await ada.file(`/api/chat/conversations/${id}/export?format=markdown`);

    expect(file.type).toBe('text/markdown; charset=utf-8');
    expect(file.name).toContain('.md');
    expect(file.text).toMatch(/^# Create a task/);
    expect(file.text).toContain('> **create_task** (tasks), success: `{"title":"Review Q4 report"}`');
  });

  it('is a conversation as JSON, whole however long it is', async () => {
    const id = await ada.newConversation();
    await ada.send(id, 'Hello');

    const { text } = await ada.file(`/api/chat/conversations/${id}/export?format=json`);

    expect(JSON.parse(text)).toMatchObject({ conversation: { id }, messages: (await ada.messages(id)).messages });
  });

  it('is everything of theirs, and no secret', async () => {
    const person = await server.person('Ada');
    const id = await person.newConversation();
    await person.send(id, "Create a task called 'Mine'");

    const { text } = await person.file('/api/auth/me/export');

    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string }); // each line is a row with its type
    const types = Object.groupBy(rows, ({ type }) => type);
    expect(Object.entries(types).map(([type, of]) => [type, of?.length])).toEqual([
      ['user', 1],
      ['session', 1],
      ['conversation', 1],
      ['message', 2],
      ['run', 1],
      ['task', 1],
    ]);
    expect(text).not.toMatch(/password_hash|argon2/);
  });

  it('is also the files that they uploaded, whole', async () => {
    const person = await server.person('Ada');
    const words = 'Buy milk. '.repeat(20);
    await person.upload('/api/chatkit/attachments', formOf(words, 'notes.txt'));

    const { text } = await person.file('/api/auth/me/export');

    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string }); // each line is a row with its type
    expect(rows.filter(({ type }) => type === 'attachment')).toEqual([
      expect.objectContaining({ name: 'notes.txt', content: Buffer.from(words).toString('base64') }),
    ]);
  });

  it("is nobody else's", async () => {
    const id = await ada.newConversation();

    expect((await eve.get(`/api/chat/conversations/${id}/export`)).status).toBe(404);
    expect((await eve.file('/api/auth/me/export')).text).not.toContain(id);
  });

  it('is gone once they have left', async () => {
    const person = await server.person('Ada');
    const id = await person.newConversation();
    await person.send(id, 'Hello');

    const refused = await person.ask('DELETE', '/api/auth/me', { password: 'not mine at all' });
    const left = await person.ask('DELETE', '/api/auth/me', { password: 'a sentence is fine' });

    expect([refused.status, left.status]).toEqual([expect.any(Number), 204]);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await person.get(`/api/chat/conversations/${id}`)).status).toBe(401);
  });
});
