import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe(Turns, () => {
  it('lets two of one key go on at once, in their order, whatever becomes of those before and of other keys', async () => {
    const turns = new Turns(2);
    const begun: string[] = [];
    const ends = new Map<string, PromiseWithResolvers<undefined>>();
    const take = (key: string, name: string) => {
      const end = Promise.withResolvers<undefined>();
      ends.set(name, end);
      return turns.take(key, () => (begun.push(name), end.promise)).catch(() => undefined);
    };
    const all = [take('ada', '1'), take('ada', '2'), take('ada', '3'), take('ada', '4'), take('eve', '5')];
    expect(begun).toEqual(['1', '2', '5']);

    ends.get('2')?.reject(new Error('on purpose'));
    await all[1];
    await Promise.resolve();
    expect(begun).toEqual(['1', '2', '5', '3']);

    for (const { resolve } of ends.values()) resolve(undefined);
    await Promise.all(all);
    expect(begun).toEqual(['1', '2', '5', '3', '4']);
  });
});
