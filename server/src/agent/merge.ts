/**
 * Runs generators side by side and yields what any of them yields, one value at a time: a generator goes on only after
 * the reader has dealt with its value.
 */
export async function* merge<T>(generators: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const pending = new Map(generators.map((generator) => [generator, advance(generator)]));
  try {
    while (pending.size > 0) {
      const { generator, result } = await Promise.race(pending.values());
      if (result.done) {
        pending.delete(generator);
        continue;
      }
      yield result.value;
      pending.set(generator, advance(generator));
    }
  } finally {
    await Promise.allSettled([...pending.keys()].map((generator) => generator.return(undefined)));
  }
}

async function advance<T>(generator: AsyncGenerator<T>) {
  return { generator, result: await generator.next() };
}
