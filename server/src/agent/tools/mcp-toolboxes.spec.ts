import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { McpToolboxes } from './mcp-toolboxes.js';
import { fixtureServer } from './testing/fixture-server.js';
import { callTool, openToolboxes } from './testing/open-toolboxes.js';

describe(McpToolboxes, () => {
  let fixture: Awaited<ReturnType<typeof fixtureServer>>;
  let test: Awaited<ReturnType<typeof openToolboxes>>;

  beforeAll(async () => {
    fixture = await fixtureServer();
    const { url } = fixture;
    test = await openToolboxes({
      asks: { url, tools: { boom: { approval: 'never', retry: 'idempotent' } } },
      reads: { url, approval: 'writes' },
      dead: { url: 'http://127.0.0.1:9/mcp' },
    });
  });

  afterAll(async () => {
    await test[Symbol.asyncDispose]();
    await fixture[Symbol.asyncDispose]();
  });

  it('offers the tools of every server that answers, and says which one does not', async () => {
    const ada = await test.signUp();
    await test.known(ada);

    const servers = await test.toolboxes.list(ada);

    expect(servers.map(({ name, status, error }) => [name, status, error])).toEqual([
      ['tasks', 'ready', undefined],
      ['asks', 'ready', undefined],
      ['reads', 'ready', undefined],
      ['dead', 'unavailable', 'The dead server cannot be reached. Try again in a moment.'],
    ]);
  });

  it('asks before a task is deleted and before no other of our own tools', async () => {
    await using toolbox = await test.open(await test.signUp());

    const own = toolbox.tools.filter(({ server }) => server === 'tasks');

    expect(own.map(({ name, asks, retry }) => [name, asks, retry])).toEqual([
      ['tasks__create_task', false, 'idempotent'],
      ['tasks__list_tasks', false, 'read'],
      ['tasks__update_task', false, 'idempotent'],
      ['tasks__complete_task', false, 'idempotent'],
      ['tasks__delete_task', true, 'idempotent'],
    ]);
  });

  it('asks before the tools of other servers as the settings say', async () => {
    await using toolbox = await test.open(await test.signUp());

    const policies = toolbox.tools.map(({ name, asks, retry }) => [name, asks, retry]);

    expect(policies).toContainEqual(['asks__echo', true, 'effect']);
    expect(policies).toContainEqual(['asks__boom', false, 'idempotent']);
    expect(policies).toContainEqual(['reads__echo', false, 'effect']);
    expect(policies).toContainEqual(['reads__boom', true, 'effect']);
    expect(policies).toContainEqual([expect.stringMatching(/^asks__hang_up_[0-9a-f]{8}$/), true, 'effect']);
  });

  it('keeps the idempotency key from the model and gives the call its own', async () => {
    await using toolbox = await test.open(await test.signUp());
    const create = () => callTool(toolbox, 'tasks__create_task', { title: 'Buy milk' }, { idempotencyKey: 'call-1' });

    await create();
    await create();

    const parameters = toolbox.tools.find(({ toolName }) => toolName === 'create_task')?.parameters;
    expect(Object.keys(Object(parameters?.['properties']) as object)).toEqual(['title', 'notes', 'due_at', 'priority']);
    const { result } = await callTool(toolbox, 'tasks__list_tasks');
    expect(result?.structuredContent).toMatchObject({ tasks: [{ title: 'Buy milk' }], has_more: false });
  });

  it('works on the tasks of its own user alone', async () => {
    await using hers = await test.open(await test.signUp());
    await using eves = await test.open(await test.signUp());
    await callTool(hers, 'tasks__create_task', { title: 'Hers' });

    const { result } = await callTool(eves, 'tasks__list_tasks');

    expect(result?.structuredContent).toEqual({ tasks: [], has_more: false });
  });

  it('asks a server for its tools no more often than it says, and not even for the first call', async () => {
    const before = fixture.seen.listings;

    for (let n = 0; n < 3; n++) {
      await using toolbox = await test.open(await test.signUp());
      await callTool(toolbox, 'reads__echo', { text: 'Hi' });
    }

    expect(fixture.seen.listings).toBe(before);
  });

  it('waits only a moment for a server that hangs, and goes on without its tools', async () => {
    await using hanging = await fixtureServer();
    hanging.freeze();
    await using late = await openToolboxes({ late: { url: hanging.url }, wiki: { url: fixture.url } });
    const ada = await late.signUp();
    await late.known(ada, ['tasks', 'wiki']);

    await using toolbox = await late.toolboxes.open(ada);

    const names = new Set(toolbox.tools.map(({ server }) => server));
    expect([...names]).toEqual(['tasks', 'wiki']);
    expect(await late.toolboxes.list(ada)).toContainEqual(
      expect.objectContaining({ name: 'late', tools: [], error: expect.stringMatching(/^The late server .*answer/) }),
    );
  });
});
