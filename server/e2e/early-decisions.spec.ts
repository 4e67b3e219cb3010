import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { createTestDatabase } from '../src/testing/test-database.js';
import { freePort } from './free-port.js';
import { BUY, ended, type HeldShop, heldShop, HOLD, told, waiting } from './held-calls.js';
import { Person } from './person.js';
import { ServerProcess } from './server-process.js';
import { testEnvironment, TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';
import { decide } from './waiting-calls.js';

describe('A call that waits for an approval while another one of its run is being made', () => {
  let held: HeldShop;
  let shop: HeldShop['shop'];
  let ada: Person;

  beforeAll(async () => {
    held = await heldShop();
    ({ shop, ada } = held);
  });

  afterAll(() => held[Symbol.asyncDispose]());

  it('takes leave at once, tells of it, and is made when the other one has ended, without a rest in between', async () => {
    const before = shop.bought;
    const asked = await waiting(shop, ada, [BUY, HOLD]);
    const [call] = asked.calls;

    const { status, body } = await decide(ada, call);
    await told(ada, asked.run.id, call, 'running');

    expect([status, body.status]).toEqual([200, 'running']);
    expect((await ada.messages(asked.id)).messages[1]?.tool_calls[0]).toMatchObject({ status: 'running' });
    expect(shop.bought).toBe(before);
    shop.release();
    const end = await ended(ada, asked);
    expect(end.calls).toMatchObject([{ status: 'success', attempt: 1 }, { status: 'success' }]);
    expect(end.statuses).not.toContain('awaiting_approval');
    expect(end.statuses.at(-1)).toBe('completed');
    expect(shop.bought).toBe(before + 1);
  });

  it('is not made when it is denied, and the model hears why', async () => {
    const before = shop.bought;
    const asked = await waiting(shop, ada, [HOLD, BUY]);

    await decide(ada, asked.calls[0], { decision: 'deny', reason: 'too dear' });
    await told(ada, asked.run.id, asked.calls[0], 'denied');
    shop.release();

    const end = await ended(ada, asked);
    expect(end.calls[1]).toMatchObject({ status: 'denied', error: { message: expect.stringContaining('too dear') } });
    expect(end.content).toContain('too dear');
    expect(end.statuses).not.toContain('awaiting_approval');
    expect(shop.bought).toBe(before);
  });

  it('takes one word from its user, through any process, and none from a stranger', async () => {
    const eve = await held.server.person('Eve');
    const asked = await waiting(shop, ada, [BUY, HOLD]);
    await using second = await TestServer.on(held.database.url, held.settings);

    const stranger = await decide(eve, asked.calls[0]);
    const other = await decide(ada, asked.calls[0], { arguments_sha256: '0'.repeat(64) });
    const first = await decide(ada.at(second.url), asked.calls[0]);
    const again = await decide(ada, asked.calls[0], { decision: 'deny' });
    shop.release();

    expect([stranger, other, first, again].map(({ status }) => status)).toEqual([404, 409, 200, 409]);
    expect((await ended(ada, asked)).calls[0]?.status).toBe('success');
  });

  it('may be one of several, decided in any order, before and after the run has come to rest', async () => {
    const before = shop.bought;
    const asked = await waiting(shop, ada, [BUY, BUY, BUY, HOLD]);
    const [first, second, third] = asked.calls;

    await decide(ada, third);
    await decide(ada, first, { decision: 'deny' });
    shop.release();
    const rested = await ended(ada, asked);
    await decide(ada, second);

    expect(rested.calls.map(({ status }) => status)).toEqual(['denied', 'awaiting_approval', 'success', 'success']);
    expect(rested.statuses.at(-1)).toBe('awaiting_approval');
    const end = await ended(ada, asked);
    expect(end.calls.map(({ status }) => status)).toEqual(['denied', 'success', 'success', 'success']);
    expect(shop.bought).toBe(before + 2);
  });

  it('is not made when the answer is stopped, and then takes no word any more', async () => {
    const before = shop.bought;
    const asked = await waiting(shop, ada, [BUY, BUY, BUY, HOLD]);
    await decide(ada, asked.calls[0]);
    await decide(ada, asked.calls[1], { decision: 'deny' });

    const { body } = await ada.post<RunView>(`/api/chat/runs/${asked.run.id}/cancel`);
    const late = await decide(ada, asked.calls[2]);

    expect([body.status, late.status]).toEqual(['cancelled', 409]);
    const { calls } = await ended(ada, asked);
    expect(calls.slice(0, 3).map(({ status }) => status)).toEqual(['cancelled', 'denied', 'cancelled']);
    expect(shop.bought).toBe(before);
    shop.release();
  });

  it('is made once, however closely its leave and the end of the other call coincide', async () => {
    const before = shop.bought;
    const turns = Array.from({ length: 12 }, (_, turn) => turn);

    for (const turn of turns) {
      const asked = await waiting(shop, ada, [BUY, HOLD]);
      shop.release();
      for (let look = 0; look < turn % 6; look++) await ada.run(asked.run.id);
      const { status } = await decide(ada, asked.calls[0]);

      expect(status).toBe(200);
      for (let run = asked.run; run.status !== 'completed'; run = await ada.run(run.id)) await ada.all(run.id);
    }

    expect(shop.bought).toBe(before + turns.length);
  });

  it.each([
    ['approve', 'success', 1],
    ['deny', 'denied', 0],
  ] as const)(
    'keeps the word “%s” when its process is killed right after',
    async (decision, status, bought) => {
      const before = shop.bought;
      await using own = await createTestDatabase();
      await using stack = new AsyncDisposableStack();
      const DATA_DIR = await mkdtemp(join(tmpdir(), 'chatkeep-decided-'));
      stack.defer(() => rm(DATA_DIR, { recursive: true }));
      const process = async (more: Record<string, string>) => {
        const place = { PORT: String(await freePort()), PUBLIC_URL: 'http://localhost', DATA_DIR };
        return await ServerProcess.start(decision, { ...testEnvironment(own.url, held.settings), ...place, ...more });
      };
      await using dying = await process({ FAIL_AT: 'decided:1' });
      const eve = await Person.register(dying.url, 'Eve');
      await toolsKnown(eve);
      const asked = await waiting(shop, eve, [BUY, HOLD]);

      await expect(decide(eve, asked.calls[0], { decision })).rejects.toThrow();
      await dying.exited;
      await using next = await process({});
      const again = eve.at(next.url);
      const release = setInterval(shop.release, 100);
      const end = await ended(again, asked);
      clearInterval(release);

      expect(end.calls).toMatchObject([{ status }, { status: 'success' }]);
      expect(end.statuses.at(-1)).toBe('completed');
      expect(shop.bought).toBe(before + bought);
    },
    60_000,
  );
});
