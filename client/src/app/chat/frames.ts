const LONGEST_WAIT_MS = 50;

/**
 * The values of a stream, gathered so that whoever shows them works at most once per frame;
 * a value that must be seen ends its frame.
 */
export async function* perFrame<T>(
  values: AsyncIterable<T>,
  mustBeSeen: (value: T) => boolean = () => false,
): AsyncGenerator<readonly T[]> {
  const iterator = values[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (let first = await next; !first.done; first = await next) {
      const batch = [first.value];
      const frame = nextFrame();
      next = iterator.next();
      for (let isSeen = mustBeSeen(first.value); !isSeen;) {
        const result = await Promise.race([next, frame]);
        if (!result || result.done) break;
        batch.push(result.value);
        isSeen = mustBeSeen(result.value);
        next = iterator.next();
      }
      yield batch;
      await frame;
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
