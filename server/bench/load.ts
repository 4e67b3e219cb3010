import { setTimeout as delay } from 'node:timers/promises';
import { type Caller, type Timing } from './caller.js';
import { type Order } from './order.js';

const WARM_UP_SHARE = 5;

/** Does `work` again and again, one after the other; answers the milliseconds of each time but the first few. */
export async function inTurn(count: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const warmUps = Math.ceil(count / WARM_UP_SHARE);
  const samples: number[] = [];
  for (let turn = 0; turn < warmUps + count; turn++) {
    const start = performance.now();
    await work(turn);
    if (turn >= warmUps) samples.push(performance.now() - start);
  }
  return samples;
}

/** How often `work` is done in a second when so many do it at once, without a pause, for so long. */
export async function perSecond(connections: number, ms: number, work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + ms;
  let done = 0;
  const one = async () => {
    for (; performance.now() < end; done++) await work();
  };
  await Promise.all(Array.from({ length: connections }, one));
  return done / (ms / 1000);
}

/** Everybody sends one message after another, each beginning a little later than the one before. */
export async function conversing(
  caller: Caller,
  conversations: readonly string[],
  { order, times, spreadMs }: { order: Order; times: number; spreadMs: number },
): Promise<Timing[]> {
  const one = async (conversation: string, place: number) => {
    await delay((spreadMs * place) / conversations.length);
    const timings: Timing[] = [];
    for (let time = 0; time < times; time++) timings.push(await caller.send(conversation, order));
    return timings;
  };
  return (await Promise.all(conversations.map(one))).flat();
}

/** New conversations in which a question was asked and answered; a few at a time. */
export async function begun(caller: Caller, count: number): Promise<string[]> {
  const conversations: string[] = [];
  const begin = async () => {
    while (conversations.length < count) {
      const place = conversations.push('') - 1;
      const id = await caller.newConversation();
      conversations[place] = id;
      await caller.send(id, { tokens: 5, firstMs: 0, gapMs: 0 });
    }
  };
  await Promise.all(Array.from({ length: 20 }, begin));
  return conversations;
}
