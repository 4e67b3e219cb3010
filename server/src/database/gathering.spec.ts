import { describe, expect, it } from '@jest/globals';
import { Gathering } from './gathering.js';

const LONG_MS = 60_000;

describe(Gathering, () => {
  it('deals with all that comes at about the same time at once, and then with what comes later', async () => {
    const dealt: (readonly number[])[] = [];
    const gathering = new Gathering<number>(5, (items) => Promise.resolve(void dealt.push([...items])));

    await Promise.all([gathering.add(1), gathering.add(2)]);
    await gathering.add(3);

    expect(dealt).toEqual([[1, 2], [3]]);
  });

  it('deals at once with what waits when there is no more time', async () => {
    const dealt: number[] = [];
    const gathering = new Gathering<number>(LONG_MS, (items) => Promise.resolve(void dealt.push(...items)));
    const added = gathering.add(1);

    await gathering.flush();
    await gathering.flush();

    await added;
    expect(dealt).toEqual([1]);
  });

  it('waits in the end also for what is being dealt with', async () => {
    const { promise: isOver, resolve } = Promise.withResolvers<undefined>();
    const { promise: isBegun, resolve: begin } = Promise.withResolvers<undefined>();
    const gathering = new Gathering<number>(1, () => (begin(undefined), isOver));
    const seen: string[] = [];
    void gathering.add(1).then(() => seen.push('dealt with'));

    await isBegun;
    const flushed = gathering.flush().then(() => seen.push('flushed'));
    resolve(undefined);

    await flushed;
    expect(seen).toEqual(['dealt with', 'flushed']);
  });

  it('gives back what waits, once', async () => {
    const dealt: number[] = [];
    const gathering = new Gathering<number>(LONG_MS, (items) => Promise.resolve(void dealt.push(...items)));
    void gathering.add(1);
    void gathering.add(2);

    expect([gathering.takeBack((n) => n > 1), gathering.takeBack((n) => n > 1)]).toEqual([2, undefined]);

    await gathering.flush();
    expect(dealt).toEqual([1]);
  });

  it('tells everybody whose item could not be dealt with, and goes on', async () => {
    let isAway = true;
    const gathering = new Gathering<number>(1, () => (isAway ? Promise.reject(new Error('Away')) : Promise.resolve()));

    const both = await Promise.allSettled([gathering.add(1), gathering.add(2)]);
    isAway = false;

    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await gathering.add(3);
  });
});
