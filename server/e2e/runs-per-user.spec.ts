import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/test-database.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { decide } from './waiting-calls.js';

const AT_ONCE = 2;
const ANSWER = 'A long answer of 40 words [[pace:4]]';

describe('MAX_RUNS_PER_USER', () => {
  let database: TestDatabase;
  let servers: readonly TestServer[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = { MAX_RUNS_PER_USER: String(AT_ONCE) };
    servers = [await TestServer.on(database.url, settings), await TestServer.on(database.url, settings)];
  });

  afterAll(async () => {
    for (const server of servers) await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** One person at each of the servers. */
  const person = async (name: string): Promise<readonly [Person, Person]> => {
    const [one, other] = servers;
    if (!one || !other) throw new Error('There are no servers');
    const ada = await one.person(name);
    return [ada, ada.at(other.url)];
  };

  it('is never exceeded, in however many processes, and every message gets its answer', async () => {
    const [here, there] = await person('Ada');
    const sent = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const at = i % 2 === 0 ? here : there;
        return (await at.sendAsync(await at.newConversation(), ANSWER)).run.id;
      }),
    );

    await Promise.all(sent.map((id) => here.all(id)));

    const runs = await Promise.all(sent.map((id) => there.run(id)));
    expect(runs.map(({ status }) => status)).toEqual(runs.map(() => 'completed'));
    expect(mostAtOnce(runs)).toBe(AT_ONCE);
  });

  it('holds nobody else up', async () => {
    const [ada] = await person('Ada');
    const [, eve] = await person('Eve');
    const busy = await Promise.all([1, 2, 3].map(() => start(ada, 'A long answer of 400 words [[pace:20]]')));

    const { run } = await eve.send(await eve.newConversation(), 'Hello');

    expect(run.status).toBe('completed');
    const statuses = await Promise.all(busy.map(async (id) => (await ada.run(id)).status));
    expect(statuses.toSorted()).toEqual(['queued', 'running', 'running']);
    await Promise.all(busy.map((id) => ada.post(`/api/chat/runs/${id}/cancel`)));
  });

  it('gives the place of a run that is stopped to the one that waits longest', async () => {
    const [ada] = await person('Ada');
    const going = [await start(ada, LONG), await start(ada, LONG)];
    const waiting = [await start(ada, 'Hello'), await start(ada, 'Hello')];

    await ada.post(`/api/chat/runs/${going[0]}/cancel`);
    await Promise.all(waiting.map((id) => ada.all(id)));

    const [first, second] = await Promise.all(waiting.map((id) => ada.run(id)));
    expect([first?.status, second?.status]).toEqual(['completed', 'completed']);
    expect(Date.parse(first?.started_at ?? '')).toBeLessThanOrEqual(Date.parse(second?.started_at ?? ''));
    await ada.post(`/api/chat/runs/${going[1]}/cancel`);
  });

  it('does not count runs that wait for the user, who queue again once they may go on', async () => {
    const [ada] = await person('Ada');
    await ada.post('/api/tasks', { title: 'Old roadmap' });
    const asking = await ada.send(await ada.newConversation(), "Delete the task 'Old roadmap'");
    const going = [await start(ada, LONG), await start(ada, LONG)];
    const statuses = await Promise.all(going.map(async (id) => (await startedRun(ada, id)).status));
    const call = asking.assistant_message.tool_calls.find(({ status }) => status === 'awaiting_approval');

    const decided = await decide(ada, call);
    await ada.post(`/api/chat/runs/${going[0]}/cancel`);
    await ada.all(asking.run.id, await lastId(ada, asking.run.id));

    expect(statuses).toEqual(['running', 'running']);
    expect(decided.body.status).toBe('queued');
    expect((await ada.run(asking.run.id)).status).toBe('completed');
    await ada.post(`/api/chat/runs/${going[1]}/cancel`);
  });
});

const LONG = 'A long answer of 400 words [[pace:20]]';

async function start(person: Person, content: string): Promise<string> {
  return (await person.sendAsync(await person.newConversation(), content)).run.id;
}

/** The run once somebody works on it. */
async function startedRun(person: Person, id: string): Promise<RunView> {
  for await (const { event } of person.follow(id))
    if (event.type === 'run.updated' && event.run.status === 'running') break;
  return await person.run(id);
}

/** The number of the last event that a run has so far; it waits for the user. */
async function lastId(person: Person, runId: string): Promise<number> {
  return (await person.all(runId)).at(-1)?.id ?? 0;
}

/** How many of the runs were worked on at the same time at most. */
function mostAtOnce(runs: readonly RunView[]): number {
  const changes = runs.flatMap(({ started_at: started, finished_at: finished }) => [
    { at: Date.parse(started ?? ''), change: 1 },
    { at: Date.parse(finished ?? ''), change: -1 },
  ]);
  let now = 0;
  return Math.max(
    ...changes.toSorted((a, b) => a.at - b.at || a.change - b.change).map(({ change }) => (now += change)),
  );
}
