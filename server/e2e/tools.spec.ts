import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callingModel } from './calling-model.js';
import { type Person } from './person.js';
import { taskTitles } from './task-titles.js';
import { TestServer } from './test-server.js';
import { toolCallStates } from './tool-call-states.js';

describe.each(['responses', 'chat'])('Tools, with OPENAI_API=%s', (api) => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start({ OPENAI_API: api });
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('answers "Help me organize my tasks" with the user\'s real tasks', async () => {
    await ada.post('/api/tasks', { title: 'Water the plants' });

    const { assistant_message: answer } = await ada.send(await ada.newConversation(), 'Help me organize my tasks');

    expect(answer.tool_calls).toMatchObject([
      { server: 'tasks', tool_name: 'list_tasks', status: 'success', error: null },
    ]);
    expect(answer.content).toContain('Water the plants');
  });

  it('creates a task for the user who asked, and tells how the call went', async () => {
    const { assistant_message: answer } = await ada.send(
      await ada.newConversation(),
      "Create a task called 'Review Q4 report'",
    );

    expect(answer.tool_calls).toMatchObject([
      {
        tool_name: 'create_task',
        arguments: { title: 'Review Q4 report' },
        status: 'success',
        attempt: 1,
        result: { structuredContent: { task: { title: 'Review Q4 report', status: 'open' } } },
        arguments_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        duration_ms: expect.any(Number),
      },
    ]);
    expect(await taskTitles(ada)).toContain('Review Q4 report');
    expect(await taskTitles(eve)).not.toContain('Review Q4 report');
  });

  it('shows each call as it starts and as it ends', async () => {
    const events = await Array.fromAsync(ada.stream(await ada.newConversation(), "Create tasks 'One' and 'Two'"));

    const told = toolCallStates(events).map(({ arguments: args, status }) => `${String(args['title'])} ${status}`);
    expect(told).toEqual(expect.arrayContaining(['One running', 'Two running', 'One success', 'Two success']));
    expect(told.indexOf('One running')).toBeLessThan(told.indexOf('One success'));
  });

  it('explains a call that fails, and the model goes on', async () => {
    const { assistant_message: answer, run } = await ada.send(await ada.newConversation(), 'Make a tool fail');

    expect(run.status).toBe('completed');
    expect(answer.tool_calls).toMatchObject([
      { tool_name: 'complete_task', status: 'error', error: { message: expect.any(String) } },
    ]);
    expect(answer.status).toBe('complete');
  });

  it('does not make a call whose arguments nobody can read: it says why, and the model goes on', async () => {
    const before = await taskTitles(ada);

    const { assistant_message: answer, run } = await ada.send(
      await ada.newConversation(),
      'Create a task to rest [[fault:bad-arguments]]',
    );

    expect(run.status).toBe('completed');
    expect(answer.tool_calls).toMatchObject([
      {
        status: 'error',
        duration_ms: null,
        error: { code: 'bad_arguments', message: expect.stringContaining('not valid JSON') },
      },
    ]);
    expect(await taskTitles(ada)).toEqual(before);
  });

  it('makes a call that the model knows by a name that no database can keep', async () => {
    await using model = await callingModel(() => 'call\0\ud800');
    await using strange = await TestServer.start(model.settings);
    const eve = await strange.person('Eve');

    const { assistant_message: answer, run } = await eve.send(
      await eve.newConversation(),
      'call tasks__create_task {"title": "Rest"}',
    );

    expect(run.status).toBe('completed');
    expect(answer.tool_calls).toMatchObject([{ tool_name: 'create_task', status: 'success' }]);
    expect(await taskTitles(eve)).toEqual(['Rest']);
  });
});
