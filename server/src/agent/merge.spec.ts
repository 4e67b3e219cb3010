import { describe, expect, it } from '@jest/globals';
import { merge } from './merge.js';

async function* letters(...values: string[]): AsyncGenerator<string> {
  for (const value of values) yield await Promise.resolve(value);
}

describe(merge, () => {
  it('yields what every generator yields', async () => {
    const merged = await Array.fromAsync(merge([letters('a', 'b'), letters(), letters('c')]));

    expect(merged.sort()).toEqual(['a', 'b', 'c']);
  });

  it('lets a generator go on only after its value was dealt with', async () => {
    const log: string[] = [];
    async function* twoSteps(): AsyncGenerator<string> {
      yield await Promise.resolve('intent');
      log.push('effect');
    }

    for await (const value of merge([twoSteps()])) log.push(`stored ${value}`);

    expect(log).toEqual(['stored intent', 'effect']);
  });

  it('does not let a slow generator hold the others up', async () => {
    const { promise: never } = Promise.withResolvers<never>();
    async function* slow(): AsyncGenerator<string> {
      yield await never;
    }

    const first = await merge([slow(), letters('fast')]).next();

    expect(first.value).toBe('fast');
  });

  it('passes the first failure on', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield await Promise.resolve('said');
      throw new Error('on purpose');
    }

    await expect(Array.fromAsync(merge([failing(), letters('a')]))).rejects.toThrow('on purpose');
  });
});
