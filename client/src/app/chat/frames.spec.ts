import { perFrame } from './frames';

async function* values<T>(...list: T[]): AsyncGenerator<T> {
  for (const value of list) yield await Promise.resolve(value);
}

describe(perFrame, () => {
  it('gathers what comes within a frame', async () => {
    expect(await Array.fromAsync(perFrame(values(1, 2, 3)))).toEqual([[1, 2, 3]]);
  });

  it('ends the frame at what must be seen', async () => {
    const frames = perFrame(values(1, 2, 3), (value) => value === 2);

    expect(await Array.fromAsync(frames)).toEqual([[1, 2], [3]]);
  });

  it('yields nothing for an empty stream', async () => {
    expect(await Array.fromAsync(perFrame(values()))).toEqual([]);
  });

  it('starts a new batch after the frame', async () => {
    const second = Promise.withResolvers<number>();
    async function* slow() {
      yield 1;
      yield await second.promise;
    }
    const frames = perFrame(slow());

    expect((await frames.next()).value).toEqual([1]);
    second.resolve(2);

    expect((await frames.next()).value).toEqual([2]);
  });
});
