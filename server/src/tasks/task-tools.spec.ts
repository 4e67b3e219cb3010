import { randomUUID } from 'node:crypto';
import { type Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveTasks } from './testing/serve-tasks.js';

describe('the tools of the tasks server', () => {
  let server: Awaited<ReturnType<typeof serveTasks>>;
  let ada: Client;
  let eve: Client;

  beforeAll(async () => {
    server = await serveTasks();
    ada = await server.connect(await server.signUp());
    eve = await server.connect(await server.signUp(), 'legacy');
  });

  afterAll(async () => {
    await ada.close();
    await eve.close();
    await server[Symbol.asyncDispose]();
  });

  const call = (client: Client, name: string, args: Record<string, unknown>) =>
    client.callTool({ name, arguments: args });

  const create = async (client: Client, args: Record<string, unknown>) => {
    const { structuredContent } = await call(client, 'create_task', args);
    return (structuredContent as { task: { id: string } }).task;
  };

  const words = ({ content }: Awaited<ReturnType<typeof call>>) =>
    content.map((block) => (block.type === 'text' ? block.text : '')).join();

  it('offers its five tools in both eras of the protocol', async () => {
    const [{ tools }, legacy] = await Promise.all([ada.listTools(), eve.listTools()]);

    const names = ['create_task', 'list_tasks', 'update_task', 'complete_task', 'delete_task'];
    expect(tools.map(({ name }) => name)).toEqual(names);
    expect(legacy.tools.map(({ name }) => name)).toEqual(names);
  });

  it('says of each tool what it does to the tasks, and of what form its answer is', async () => {
    const { tools } = await ada.listTools();

    const hints = tools.map(({ name, annotations }) => [
      name,
      annotations?.readOnlyHint,
      annotations?.destructiveHint,
      annotations?.idempotentHint,
      annotations?.openWorldHint,
    ]);
    expect(hints).toEqual([
      ['create_task', false, false, false, false],
      ['list_tasks', true, false, true, false],
      ['update_task', false, false, true, false],
      ['complete_task', false, false, true, false],
      ['delete_task', false, true, true, false],
    ]);
    expect(tools.map(({ outputSchema }) => Object.keys(outputSchema?.properties ?? {}))).toEqual([
      ['task'],
      ['tasks', 'has_more'],
      ['task'],
      ['task'],
      ['deleted', 'id', 'title'],
    ]);
    for (const { title, inputSchema, outputSchema } of tools) {
      expect(title).toMatch(/^[A-Z]/);
      expect(inputSchema).toMatchObject({ additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
    }
  });

  it('lets its list of tools be kept for a minute, by the user alone', async () => {
    expect(await ada.listTools()).toMatchObject({ ttlMs: 60_000, cacheScope: 'private' });
  });

  it('answers in data and says the same in text', async () => {
    const result = await call(ada, 'create_task', { title: ' Buy milk ', due_at: '2026-12-24', priority: 'high' });

    expect(result.structuredContent).toMatchObject({
      task: { title: 'Buy milk', status: 'open', priority: 'high', due_at: '2026-12-24T00:00:00.000Z' },
    });
    expect(JSON.parse(words(result))).toEqual(result.structuredContent);
  });

  it('creates nothing twice for one idempotency key', async () => {
    const first = await create(ada, { title: 'Once', idempotency_key: 'call-1' });
    const again = await create(ada, { title: 'Once', idempotency_key: 'call-1' });

    expect(again.id).toBe(first.id);
  });

  it('lists, updates, completes and deletes', async () => {
    const { id } = await create(ada, { title: 'Call Grace', notes: 'about the compiler' });

    const updated = await call(ada, 'update_task', { id, title: 'Call Grace Hopper', notes: null });
    const done = await call(ada, 'complete_task', { id });
    const listed = await call(ada, 'list_tasks', { query: 'grace', status: 'done' });
    const deleted = await call(ada, 'delete_task', { id });

    expect(updated.structuredContent).toMatchObject({ task: { title: 'Call Grace Hopper', notes: null } });
    expect(done.structuredContent).toMatchObject({ task: { status: 'done', completed_at: expect.any(String) } });
    expect(listed.structuredContent).toMatchObject({ tasks: [{ id }], has_more: false });
    expect(deleted.structuredContent).toEqual({ deleted: true, id, title: 'Call Grace Hopper' });
  });

  it("hides other people's tasks and says what to do instead", async () => {
    const { id } = await create(ada, { title: 'Hers' });

    const attempt = await call(eve, 'delete_task', { id });

    expect(attempt.isError).toBe(true);
    expect(words(attempt)).toContain('Call list_tasks');
    expect((await call(eve, 'list_tasks', {})).structuredContent).toMatchObject({ tasks: [] });
  });

  it.each([
    ['an unknown field', { title: 'Buy milk', colour: 'red' }, 'colour'],
    ['no title', {}, 'title'],
    ['a title that is too long', { title: '📅'.repeat(201) }, 'Give 1 to 200 characters'],
    ['a title that cannot be stored', { title: 'a\0b' }, 'NUL'],
    ['a key that cannot be stored', { title: 'Buy milk', idempotency_key: '\0' }, 'NUL'],
    ['a day that is none', { title: 'Buy milk', due_at: 'tomorrow' }, 'Give a date'],
  ])('refuses %s and says why', async (_, args, reason) => {
    const result = await call(ada, 'create_task', args);

    expect(result.isError).toBe(true);
    expect(words(result)).toContain(reason);
  });

  it('takes titles of as many characters as REST does, and looks for nothing that cannot be stored', async () => {
    const title = '📅'.repeat(200);

    expect((await create(ada, { title })).id).toEqual(expect.any(String));
    const result = await call(ada, 'list_tasks', { query: '\0' });
    expect([result.isError, words(result)]).toEqual([true, expect.stringContaining('NUL')]);
  });

  it('says nothing of the cause when the database fails', async () => {
    const gone = await server.connect({ id: randomUUID() });

    const result = await call(gone, 'create_task', { title: 'Of nobody' });

    expect(result.isError).toBe(true);
    expect(words(result)).toBe(
      'The tasks could not be reached. Call list_tasks to see what is stored, then try again.',
    );
    await gone.close();
  });
});
