import { setTimeout as delay } from 'node:timers/promises';

/** Yields what the generator yields, and `null` in between whenever so many milliseconds have passed. */
export async function* withPulse<T>(values: AsyncGenerator<T>, ms: number): AsyncGenerator<T | null> {
  const pulse = () => delay(ms, null, { ref: false });
  let next = values.next();
  let beat = pulse();
  try {
    for (;;) {
      const result = await Promise.race([next, beat]);
      if (result?.done) return;
      yield result && result.value;
      if (result) next = values.next();
      else beat = pulse();
    }
  } finally {
    await values.return(undefined);
  }
}
