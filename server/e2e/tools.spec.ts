import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { type NumberedEvent, type Person } from './person.js';
import { callingModel } from './calling-model.js';
import { TestServer } from './test-server.js';

describe.each(['responses', 'chat'])('Tools, with OPENAI_API=%s', (api) => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start({ OPENAI_API: api });
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  const titles = async (person: Person) =>
    (await person.get<{ tasks: { title: string }[] }>('/api/tasks')).body.tasks.map(({ title }) => title);

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
    expect(await titles(ada)).toContain('Review Q4 report');
    expect(await titles(eve)).not.toContain('Review Q4 report');
  });

  it('shows each call as it starts and as it ends', async () => {
    const events = await Array.fromAsync(ada.stream(await ada.newConversation(), "Create tasks 'One' and 'Two'"));

    expect(callStates(events)).toEqual(
      expect.arrayContaining(['One running', 'Two running', 'One success', 'Two success']),
    );
    expect(callStates(events).indexOf('One running')).toBeLessThan(callStates(events).indexOf('One success'));
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
    const before = await titles(ada);

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
    expect(await titles(ada)).toEqual(before);
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
    expect(await titles(eve)).toEqual(['Rest']);
  });

  it('asks before it deletes, and deletes only what was allowed', async () => {
    await ada.post('/api/tasks', { title: 'Old roadmap' });
    const { assistant_message: waiting, run } = await ada.send(
      await ada.newConversation(),
      "Delete the task 'Old roadmap'",
    );
    const call = waiting.tool_calls.find(({ tool_name: name }) => name === 'delete_task');
    expect(run.status).toBe('awaiting_approval');
    expect(call?.status).toBe('awaiting_approval');
    expect(await titles(ada)).toContain('Old roadmap');

    const decision = { decision: 'approve', scope: 'once', arguments_sha256: call?.arguments_sha256 };
    const decided = await ada.post<RunView>(`/api/chat/tool-calls/${call?.id}/decision`, decision);
    await ada.all(run.id);

    expect(decided.status).toBe(200);
    expect((await ada.run(run.id)).status).toBe('completed');
    expect(await titles(ada)).not.toContain('Old roadmap');
  });

  it('does not delete what was denied, and tells the model why', async () => {
    await ada.post('/api/tasks', { title: 'Keep me' });
    const id = await ada.newConversation();
    const { assistant_message: waiting, run } = await ada.send(id, "Delete the task 'Keep me'");
    const call = waiting.tool_calls.find(({ tool_name: name }) => name === 'delete_task');

    await ada.post(`/api/chat/tool-calls/${call?.id}/decision`, {
      decision: 'deny',
      scope: 'once',
      reason: 'We still quote from it',
      arguments_sha256: call?.arguments_sha256,
    });
    await ada.all(run.id);

    expect(await titles(ada)).toContain('Keep me');
    const { messages } = await ada.messages(id);
    expect(messages[1]?.tool_calls.at(-1)).toMatchObject({
      status: 'denied',
      error: { message: expect.stringContaining('quote') },
    });
  });

  it('asks no more for a tool that was allowed always, and no other user gains from it', async () => {
    const [trusting, wary] = await Promise.all([server.person('Ada'), server.person('Eve')]);
    const ask = async (person: Person, title: string) => {
      await person.post('/api/tasks', { title });
      return await person.send(await person.newConversation(), `Delete the task '${title}'`);
    };
    const { assistant_message: waiting, run } = await ask(trusting, 'First');
    const call = waiting.tool_calls.find(({ tool_name: name }) => name === 'delete_task');
    const decision = { decision: 'approve', scope: 'always', arguments_sha256: call?.arguments_sha256 };
    await trusting.post(`/api/chat/tool-calls/${call?.id}/decision`, decision);
    await trusting.all(run.id);

    const [unasked, asked] = [await ask(trusting, 'Second'), await ask(wary, 'Third')];

    expect(unasked.run.status).toBe('completed');
    expect(asked.run.status).toBe('awaiting_approval');
    expect(await titles(trusting)).not.toContain('Second');
  });

  it('refuses a decision about other arguments than those shown, and one by a stranger', async () => {
    await ada.post('/api/tasks', { title: 'Safe' });
    const { assistant_message: waiting } = await ada.send(await ada.newConversation(), "Delete the task 'Safe'");
    const call = waiting.tool_calls.find(({ tool_name: name }) => name === 'delete_task');
    const path = `/api/chat/tool-calls/${call?.id}/decision`;

    const other = await ada.post(path, { decision: 'approve', scope: 'once', arguments_sha256: 'a'.repeat(64) });
    const stranger = await eve.post(path, {
      decision: 'approve',
      scope: 'once',
      arguments_sha256: call?.arguments_sha256,
    });

    expect([other.status, stranger.status]).toEqual([409, 404]);
    expect(await titles(ada)).toContain('Safe');
  });

  it('takes a new message as a no: the waiting call is denied and its answer stopped', async () => {
    await ada.post('/api/tasks', { title: 'Undecided' });
    const id = await ada.newConversation();
    const { run } = await ada.send(id, "Delete the task 'Undecided'");

    const { run: next } = await ada.send(id, 'Hello');

    expect(next.status).toBe('completed');
    expect((await ada.run(run.id)).status).toBe('cancelled');
    const { messages } = await ada.messages(id);
    expect(messages[1]).toMatchObject({
      status: 'stopped',
      tool_calls: expect.arrayContaining([expect.objectContaining({ status: 'denied' })]),
    });
    expect(await titles(ada)).toContain('Undecided');
  });
});

/** "title status" of every tool call in the order in which the stream told of it. */
function callStates(events: readonly NumberedEvent[]): string[] {
  return events.flatMap(({ event }) => {
    if (event.type === 'thread.item.added' && event.item.type === 'workflow')
      return event.item.workflow.tasks.flatMap(stateOf);
    if (event.type === 'thread.item.updated' && event.update.type === 'workflow.task.updated')
      return stateOf(event.update.task);
    return [];
  });
}

function stateOf(task: { tool_call?: unknown } | object): string[] {
  if (!('tool_call' in task) || !task.tool_call) return [];
  const { arguments: args, status } = task.tool_call as { arguments: { title?: string }; status: string }; // a ToolCall
  return [`${args.title} ${status}`];
}
