import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scriptedServer } from '../src/agent/models/testing/scripted-server.js';
import { RunReconciler } from '../src/runs/working/run-reconciler.js';
import { asAdmin } from '../src/testing/as-admin.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('An answer that ends before it is whole', () => {
  let database: TestDatabase;
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await TestServer.on(database.url, { MAX_RUN_MS: '2000' });
    ada = await server.person('Ada');
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it('is stopped when it takes too long, and keeps what was said', async () => {
    const { run, assistant_message: answer } = await ada.send(
      await ada.newConversation(),
      'Long answer [[fault:hang:40]]',
    );

    expect(run).toMatchObject({ status: 'failed', error: { code: 'took_too_long' } });
    expect(answer).toMatchObject({ status: 'failed', content: expect.stringContaining('This is sentence') });
  });

  it.each([
    ['length', 'interrupted', 'answer_too_long', 'Ask it to go on'],
    ['content-filter', 'failed', 'answer_filtered', 'other words'],
  ])('says that the model came to its end: %s', async (fault, status, code, advice) => {
    const { run, assistant_message: answer } = await ada.send(
      await ada.newConversation(),
      `Show markdown [[fault:${fault}]]`,
    );

    expect(run).toMatchObject({ status, error: { code, message: expect.stringContaining(advice) } });
    expect(answer.status).toBe(status);
    expect(answer.content).not.toBe('');
  });

  /** An answer whose process has died after its first words, for the so-and-so-manieth time. */
  const diedAgain = async (content: string, times: number): Promise<{ id: string; runId: string }> => {
    const id = await ada.newConversation();
    const { run } = await ada.sendAsync(id, content);
    await firstWords(ada, run.id);
    await asAdmin(database, `DELETE FROM pgboss.job WHERE data ->> 'run_id' = $1`, [run.id]);
    await asAdmin(
      database,
      `UPDATE runs SET epoch = epoch + 1, vain_claims = ${times}, created_at = created_at - interval '2 minutes' WHERE id = $1`,
      [run.id],
    );
    await server.get(RunReconciler).adoptOrphans();
    return { id, runId: run.id };
  };

  it('begins a turn anew after a crash, up to two times', async () => {
    const { id, runId } = await diedAgain('Long answer [[fault:hang:40]] [[fault:times:1]]', 2);

    const events = await ada.all(runId);

    expect(events.map(({ event }) => event.type)).toContain('thread.item.removed');
    expect((await ada.messages(id)).messages[1]).toMatchObject({ status: 'complete' });
    expect((await ada.run(runId)).error).toBeNull();
  });

  it('gives up after the second repeat, and keeps what was said last', async () => {
    const { id, runId } = await diedAgain('Long answer [[fault:hang:40]]', 3);

    await ada.all(runId);

    expect(await ada.run(runId)).toMatchObject({ status: 'interrupted', error: { code: 'too_many_crashes' } });
    expect((await ada.messages(id)).messages[1]).toMatchObject({
      status: 'interrupted',
      content: expect.stringContaining('This is sentence'),
    });
  });
});

describe('An answer that asks for ever more tools', () => {
  const call = (n: number) => ({
    type: 'response.output_item.done',
    item: { type: 'function_call', id: `fc_${n}`, call_id: `call_${n}`, name: 'tasks__list_tasks', arguments: '{}' },
  });
  const END = { type: 'response.completed', response: { status: 'completed', output: [], usage: null } };

  const answered = async (turn: readonly object[], settings: Record<string, string>) => {
    await using upstream = await scriptedServer(turn);
    const model = { OPENAI_BASE_URL: upstream.baseUrl, OPENAI_API: 'responses' };
    await using server = await TestServer.start({ ...model, ...settings });
    const ada = await server.person('Ada');
    return await ada.send(await ada.newConversation(), 'Do it');
  };

  it('is stopped after so many steps', async () => {
    const { run, assistant_message: answer } = await answered([call(1), END], { MAX_AGENT_STEPS: '3' });

    expect(run).toMatchObject({ status: 'failed', error: { code: 'too_many_steps' } });
    expect(answer.tool_calls.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
  });

  it('is stopped after so many calls, and makes none of those that are too many', async () => {
    const turn = [call(1), call(2), call(3), END];

    const { run, assistant_message: answer } = await answered(turn, { MAX_TOOL_CALLS: '2' });

    expect(run).toMatchObject({ status: 'failed', error: { code: 'too_many_tool_calls' } });
    expect(answer.tool_calls.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });
});

/** Waits until an answer has begun. */
async function firstWords(person: Person, runId: string): Promise<void> {
  for await (const { event } of person.follow(runId))
    if (event.type === 'thread.item.updated' && JSON.stringify(event.update).includes('text_delta')) return;
}
