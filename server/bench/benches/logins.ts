import { randomUUID } from 'node:crypto';
import { type Bench } from '../bench.js';
import { Caller } from '../caller.js';
import { inTurn, perSecond } from '../load.js';
import { percentile } from '../samples.js';

const ACCOUNTS = 20;
const MEASURED_MS = 6_000;
const SAMPLES = 100;
const PASSWORD = 'a sentence is fine';

/** People who sign in, twenty at once without a pause, and what those who are signed in already notice of it. */
export const logins: Bench = {
  name: 'logins',
  async run({ chatkeep: { url } }) {
    const reader = await Caller.signUp(url);
    const quiet = percentile(await inTurn(SAMPLES, () => reader.list()), 95);
    const accounts = await Promise.all(Array.from({ length: ACCOUNTS }, () => account(url)));
    let turn = 0;
    const signIn = () => new Caller(url).ask('POST', '/api/auth/login', accounts[turn++ % ACCOUNTS]);
    let isOver = false;
    const rate = perSecond(ACCOUNTS, MEASURED_MS, signIn).finally(() => (isOver = true));
    const busy: number[] = [];
    while (!isOver) busy.push(...(await inTurn(1, () => reader.list())));
    return [
      { work: 'sign-ins, 20 at once', unit: 'logins/s', chatkeep: await rate },
      { work: 'list of conversations meanwhile, p95', unit: 'ms', chatkeep: percentile(busy, 95) },
      { work: '… and when nobody signs in, p95', unit: 'ms', chatkeep: quiet },
    ];
  },
};

async function account(url: string) {
  const given = { email: `login-${randomUUID()}@example.org`, password: PASSWORD };
  await new Caller(url).ask('POST', '/api/auth/register', given);
  return given;
}
