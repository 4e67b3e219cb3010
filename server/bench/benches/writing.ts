import { setTimeout as delay } from 'node:timers/promises';
import { asAdmin } from '../../src/testing/as-admin.js';
import { type Bench } from '../bench.js';
import { Caller } from '../caller.js';
import { type Stage } from '../stage.js';

const ANSWERS = 10;
const LONG = { tokens: 1_000, firstMs: 0, gapMs: 3 };

/** What ten answers of five kilobytes leave in the database's log, one after the other. */
export const writing: Bench = {
  name: 'writing',
  rounds: 1,
  async run(stage) {
    const caller = await Caller.signUp(stage.chatkeep.url);
    const conversation = await caller.newConversation();
    await caller.send(conversation, { ...LONG, tokens: 20 });
    const before = await written(stage);
    for (let answer = 0; answer < ANSWERS; answer++) await caller.send(conversation, LONG);
    await delay(500);
    const bytes = (await written(stage)) - before;
    const { messages } = JSON.parse(await caller.history(conversation)) as { messages: { content: string }[] };
    const said = messages.slice(2).reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
    return [{ work: 'write-ahead log per byte of conversation, all included', unit: 'bytes', chatkeep: bytes / said }];
  },
};

/** Bytes of write-ahead log since the cluster was made. */
async function written({ cluster }: Stage): Promise<number> {
  const [row] = await asAdmin<{ bytes: string }>(cluster, `SELECT pg_current_wal_lsn() - '0/0' AS bytes`);
  return Number(row?.bytes);
}
