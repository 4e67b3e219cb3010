const LONGEST_WAIT_MS = 50;

/** The values of a stream, gathered so that whoever shows them works at most once per frame. */
export async function* perFrame<T>(values: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  const iterator = values[Symbol.asyncIterator]();
  let batch: T[] = [];
  let next = iterator.next();
  try {
    for (;;) {
      const first = await next;
      if (first.done) return;
      batch.push(first.value);
      next = iterator.next();
      const frame = nextFrame();
      let ended = false;
      for (;;) {
        const result = await Promise.race([next, frame]);
        if (!result || (ended = result.done === true)) break;
        batch.push(result.value);
        next = iterator.next();
      }
      yield batch;
      batch = [];
      if (ended) return;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Resolves at the next frame; a hidden page, which has none, waits a moment instead. */
function nextFrame(): Promise<undefined> {
  return new Promise((resolve) => {
    const done = () => resolve(undefined);
    if (!document.hidden) requestAnimationFrame(done);
    setTimeout(done, LONGEST_WAIT_MS);
  });
}
