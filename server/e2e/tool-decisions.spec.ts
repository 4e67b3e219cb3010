import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person } from './person.js';
import { taskTitles } from './task-titles.js';
import { TestServer } from './test-server.js';
import { decide } from './waiting-calls.js';

describe.each(['responses', 'chat'])('A tool that deletes, with OPENAI_API=%s,', (api) => {
  let server: TestServer;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    server = await TestServer.start({ OPENAI_API: api });
    [ada, eve] = await Promise.all([server.person('Ada'), server.person('Eve')]);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  /** Has a task deleted that the person has just made; answers how that stands. */
  async function deleting(title: string, person = ada) {
    await person.post('/api/tasks', { title });
    const id = await person.newConversation();
    const { run, assistant_message: answer } = await person.send(id, `Delete the task '${title}'`);
    return { id, run, call: answer.tool_calls.find(({ tool_name: name }) => name === 'delete_task') };
  }

  it('asks first, and deletes only what was allowed', async () => {
    const { run, call } = await deleting('Old roadmap');
    expect([run.status, call?.status]).toEqual(['awaiting_approval', 'awaiting_approval']);
    expect(await taskTitles(ada)).toContain('Old roadmap');

    const { status } = await decide(ada, call);
    await ada.all(run.id);

    expect(status).toBe(200);
    expect((await ada.run(run.id)).status).toBe('completed');
    expect(await taskTitles(ada)).not.toContain('Old roadmap');
  });

  it('does not delete what was denied, and tells the model why', async () => {
    const { id, run, call } = await deleting('Keep me');

    await decide(ada, call, { decision: 'deny', reason: 'We still quote from it' });
    await ada.all(run.id);

    expect(await taskTitles(ada)).toContain('Keep me');
    const { messages } = await ada.messages(id);
    expect(messages[1]?.tool_calls.at(-1)).toMatchObject({
      status: 'denied',
      error: { message: expect.stringContaining('quote') },
    });
  });

  it('asks no more when it was allowed always, and no other user gains from it', async () => {
    const [trusting, wary] = await Promise.all([server.person('Ada'), server.person('Eve')]);
    const { run, call } = await deleting('First', trusting);
    await decide(trusting, call, { scope: 'always' });
    await trusting.all(run.id);

    const [unasked, asked] = [await deleting('Second', trusting), await deleting('Third', wary)];

    expect(unasked.run.status).toBe('completed');
    expect(asked.run.status).toBe('awaiting_approval');
    expect(await taskTitles(trusting)).not.toContain('Second');
  });

  it('takes no decision about other arguments than those shown, and none of a stranger', async () => {
    const { call } = await deleting('Safe');

    const other = await decide(ada, call, { arguments_sha256: 'a'.repeat(64) });
    const stranger = await decide(eve, call);

    expect([other.status, stranger.status]).toEqual([409, 404]);
    expect(await taskTitles(ada)).toContain('Safe');
  });

  it('takes a new message as a no: the waiting call is denied and its answer stopped', async () => {
    const { id, run } = await deleting('Undecided');

    const { run: next } = await ada.send(id, 'Hello');

    expect(next.status).toBe('completed');
    expect((await ada.run(run.id)).status).toBe('cancelled');
    const { messages } = await ada.messages(id);
    expect(messages[1]).toMatchObject({
      status: 'stopped',
      tool_calls: expect.arrayContaining([expect.objectContaining({ status: 'denied' })]),
    });
    expect(await taskTitles(ada)).toContain('Undecided');
  });
});
