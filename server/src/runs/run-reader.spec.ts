import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { AttachmentLinks } from '../attachments/attachment-links.js';
import { AttachmentViews } from '../attachments/attachment-views.js';
import { TEST_SECRETS } from '../auth/testing/open-auth.js';
import { Config } from '../config/config.js';
import { Notifications } from '../database/notifications.js';
import { ENTITIES } from '../entities.js';
import { openTestDatabase } from '../testing/test-database.js';
import { JournalRepository } from './journal/journal.repository.js';
import { RunSignals } from './journal/run-signals.js';
import { RunTail } from './journal/run-tail.js';
import { storedRun } from './journal/testing/stored-run.js';
import { RunReader } from './run-reader.js';

const LAST = '{"type":"run.updated","run":{"status":"completed"}}';
const WAITS = `SELECT FROM pg_locks WHERE relation = 'runs'::regclass AND NOT granted`;

describe(RunReader, () => {
  const open = new AsyncDisposableStack();
  let test: Awaited<ReturnType<typeof openTestDatabase>>;
  let admin: Client;
  let reader: RunReader;

  beforeAll(async () => {
    test = open.use(await openTestDatabase(ENTITIES));
    admin = new Client({ connectionString: test.adminUrl });
    await admin.connect();
    open.defer(() => admin.end());
    const config = Config.read(TEST_SECRETS);
    const signals = new RunSignals(test.database, new Notifications(test.url));
    const tail = new RunTail(new JournalRepository(test.database, signals, config), signals);
    reader = new RunReader(test.database, tail, new AttachmentViews(new AttachmentLinks(config)));
  });

  afterAll(() => open.disposeAsync());

  it('tells the end of a run that ends while somebody who has everything else asks for more', async () => {
    const { userId, id } = await storedRun(test.database);
    const run = await reader.get({ id: userId }, id);
    await admin.query('BEGIN; LOCK TABLE runs');

    const told = Array.fromAsync(reader.read(run, 1, AbortSignal.timeout(20_000), 'here'));
    while ((await admin.query(WAITS)).rowCount === 0);
    await admin.query(`UPDATE runs SET status = 'completed', finished_at = now() WHERE id = $1`, [id]);
    await admin.query(`INSERT INTO run_events (user_id, run_id, seq, epoch, event) VALUES ($1, $2, 2, 0, $3)`, [
      ...[userId, id, LAST],
    ]);
    await admin.query('COMMIT');

    expect((await told).flat()).toEqual([{ seq: 2, json: LAST }]);
  });
});
