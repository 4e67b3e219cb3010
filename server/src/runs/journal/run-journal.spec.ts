import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEST_SECRETS } from '../../auth/testing/open-auth.js';
import { Config } from '../../config/config.js';
import { Notifications } from '../../database/notifications.js';
import { Presence } from '../../database/presence.js';
import { ENTITIES } from '../../entities.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { AnswerNarrator } from '../answering/answer-narrator.js';
import { Beat } from '../../agent/beat.js';
import { EventBatcher } from './event-batcher.js';
import { Fenced } from './fenced.js';
import { JournalRepository } from './journal.repository.js';
import { RunClaimsRepository } from '../queue/run-claims.repository.js';
import { type RunKey } from './run.entity.js';
import { RunJournal } from './run-journal.js';
import { RunSignals } from './run-signals.js';
import { type StoredEvent } from './run-stream-event.js';
import { storedRun } from './testing/stored-run.js';

describe(RunJournal, () => {
  let test: Awaited<ReturnType<typeof openTestDatabase>>;
  let rows: JournalRepository;
  let claims: RunClaimsRepository;

  beforeAll(async () => {
    test = await openTestDatabase(ENTITIES);
    const notifications = new Notifications(test.url);
    const signals = new RunSignals(test.database, notifications);
    rows = new JournalRepository(test.database, signals, Config.read(TEST_SECRETS));
    claims = new RunClaimsRepository(test.database, new Presence(notifications));
  });

  afterAll(() => test[Symbol.asyncDispose]());

  /** A journal on a run that this process has just claimed. */
  const claim = async (key: RunKey) => {
    const run = await claims.claim(key, key.id);
    if (!run) throw new Error('There is nothing to claim');
    const { lastSeq } = await rows.load(key);
    const shown: StoredEvent[] = [];
    const failures: Error[] = [];
    const journal = new RunJournal(run, { lastSeq, items: [] }, new EventBatcher(rows, new Beat()), {
      stored: (events) => shown.push(...events),
      failed: (error) => failures.push(error),
    });
    const narrator = new AnswerNarrator(
      { messageId: run.assistantMessageId, threadId: run.conversationId, createdAt: new Date(0) },
      0,
    );
    return { run, journal, narrator, shown, failures };
  };

  it('shows events only once they are stored, numbered without a gap', async () => {
    const key = await storedRun(test.database);
    const { journal, narrator, shown } = await claim(key);

    journal.write(narrator.text('Hello'));
    const before = [...shown];
    await journal.flush();

    expect(before).toEqual([]);
    expect(shown.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect((await rows.load(key)).lastSeq).toBe(4);
  });

  it('joins deltas of one text that come close together', async () => {
    const { journal, narrator, shown } = await claim(await storedRun(test.database));

    for (const word of ['one ', 'two ', 'three']) journal.write(narrator.text(word));
    await journal.flush();

    expect(shown.map(({ json }) => json).filter((json) => json.includes('text_delta'))).toEqual([
      expect.stringContaining('"delta":"one two three"'),
    ]);
    expect(journal.items).toMatchObject([{ content: [{ text: 'one two three' }] }]);
  });

  it('commits events together with other writes, after all that was written before', async () => {
    const key = await storedRun(test.database);
    const { run, journal, narrator } = await claim(key);

    journal.write(narrator.text('Said'));
    await journal.commit(narrator.close(), (events, items) =>
      test.database.as({ id: key.userId }, async (db) => {
        await rows.fence(db, run);
        await rows.insert(db, run, events);
        await db.query(`UPDATE messages SET content = $1 WHERE id = $2`, [
          JSON.stringify(items.length),
          key.assistantMessageId,
        ]);
      }),
    );

    const { events } = await rows.load(key);
    expect(events.map(({ type }) => type)).toEqual([
      'run.updated',
      'thread.item.added',
      'thread.item.updated',
      'thread.item.updated',
      'thread.item.done',
    ]);
  });

  it('refuses what a process writes after another has claimed the run', async () => {
    const key = await storedRun(test.database);
    const slow = await claim(key);
    const fast = await claim(key);

    slow.journal.write(slow.narrator.text('Too late'));
    await expect(slow.journal.flush()).rejects.toThrow(Fenced);
    fast.journal.write(fast.narrator.text('In time'));
    await fast.journal.flush();

    expect(slow.failures).toEqual([expect.any(Fenced)]);
    expect(JSON.stringify((await rows.load(key)).events)).not.toContain('Too late');
  });

  it('refuses a transaction of a process that lost the run', async () => {
    const key = await storedRun(test.database);
    const slow = await claim(key);
    await claim(key);

    const write = slow.journal.commit([], () => test.database.as({ id: key.userId }, (db) => rows.fence(db, slow.run)));

    await expect(write).rejects.toThrow(Fenced);
  });

  it('cannot be taken over with a job that another one has replaced', async () => {
    const key = await storedRun(test.database);
    await test.database.as({ id: key.userId }, (db) =>
      db.query(`UPDATE runs SET job_id = uuidv7() WHERE id = $1`, [key.id]),
    );

    expect(await claims.claim(key, key.id)).toBeNull();
  });

  it('stores nothing twice when a batch is repeated', async () => {
    const key = await storedRun(test.database);
    const { run } = await claim(key);
    const batch = { run, epoch: run.epoch, events: [{ seq: 2, json: '{"type":"run.updated"}' }] };

    await rows.append([batch]);
    await rows.append([batch]);

    expect((await rows.load(key)).lastSeq).toBe(2);
  });
});
