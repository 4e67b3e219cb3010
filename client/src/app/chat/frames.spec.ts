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
    async function* slow() {
      yield 1;
      await new Promise((resolve) => setTimeout(resolve, 120));
      yield 2;
    }

    expect(await Array.fromAsync(perFrame(slow()))).toEqual([[1], [2]]);
  });
});
