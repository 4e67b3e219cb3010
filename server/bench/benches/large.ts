import { Random } from '../../e2e/chaos/random.js';
import { connectedTo } from '../../src/testing/as-admin.js';
import { type Bench, type BenchOptions } from '../bench.js';
import { Caller } from '../caller.js';
import { type Bar, type Figure } from '../figure.js';
import { begun, inTurn, perSecond } from '../load.js';
import { percentile } from '../samples.js';
import { fill, wordOf } from '../seed.js';

const SAMPLES = 200;
const SEARCHES = 60;
const TURNS = 50;
const ORDER = { tokens: 100, firstMs: 0, gapMs: 0 };

/** The same work on empty tables and on big ones, all of one person; what it is compared with is the empty table. */
export const large: Bench = {
  name: 'large',
  rounds: 1,
  async run({ chatkeep, cluster }, options) {
    const caller = await Caller.signUp(chatkeep.url);
    const [history = ''] = await begun(caller, 30);
    for (let turn = 1; turn < TURNS; turn++) await caller.send(history, ORDER);
    const empty = await observed(caller, history);
    await connectedTo(cluster.adminUrl, (db) => fill(db, options));
    const big = await observed(caller, history);
    const compare = (work: keyof typeof empty, unit: Figure['unit'], bar?: Bar): Figure => ({
      ...{ work: `${work}, big tables`, unit, floor: empty[work], chatkeep: big[work] },
      ...(bar && { bar }),
    });
    return [
      compare('history of 100 messages, p50', 'ms', { mostTimes: 1.2 }),
      compare('list of conversations, p50', 'ms'),
      compare('list of conversations, 50 connections', 'requests/s', { leastTimes: 0.9 }),
      compare('a message sent and answered, p50', 'ms'),
      ...(await searched(caller, options)),
    ];
  },
};

async function observed(caller: Caller, history: string) {
  return {
    'history of 100 messages, p50': percentile(await inTurn(SAMPLES, () => caller.history(history)), 50),
    'list of conversations, p50': percentile(await inTurn(SAMPLES, () => caller.list()), 50),
    'list of conversations, 50 connections': await perSecond(50, 5_000, () => caller.list()),
    'a message sent and answered, p50': percentile(
      await inTurn(20, async () => caller.send(await caller.newConversation(), { ...ORDER, tokens: 5 })),
      50,
    ),
  };
}

/** Words that hardly anybody says, words of every second message, parts of words, and two at once. */
async function searched(caller: Caller, { seed, messages }: BenchOptions): Promise<Figure[]> {
  const random = new Random(seed);
  const rare = () => `rare${random.between(1, messages)}`;
  const common = () => wordOf(random.between(0, 99));
  const kinds: Record<string, () => string> = {
    'a rare word': rare,
    'a common word': common,
    'a part of a rare word': () => rare().slice(1),
    'two common words': () => `${common()} ${common()}`,
    'a word that nobody said': () => `unheard${random.between(1, 1_000_000)}`,
  };
  const figures: Figure[] = [];
  for (const [kind, words] of Object.entries(kinds)) {
    const search = () => caller.ask('GET', `/api/chat/search?q=${encodeURIComponent(words())}`);
    const chatkeep = percentile(await inTurn(SEARCHES, search), 95);
    figures.push({ work: `search for ${kind}, big tables, p95`, unit: 'ms', chatkeep, bar: { most: 150 } });
  }
  return figures;
}
