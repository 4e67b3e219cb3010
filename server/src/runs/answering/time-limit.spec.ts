import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { spareMemory } from '../../spare-memory.js';
import { TimeLimit } from './time-limit.js';

describe(TimeLimit, () => {
  it('fires when the time is over', async () => {
    using limit = new TimeLimit(5);

    await once(limit.signal, 'abort');

    expect(limit.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('keeps nobody who listened once it is not needed any more', async () => {
    const listener = listenTo(new TimeLimit(60_000));

    await turn(); // what a function had in its hands lives until the turn is over
    spareMemory();

    expect(listener.deref()).toBeUndefined();
  });

  it('never fires once it is not needed any more', async () => {
    const limit = new TimeLimit(1);

    limit[Symbol.dispose]();
    using later = new TimeLimit(20);
    await once(later.signal, 'abort');

    expect(limit.signal.aborted).toBe(false);
  });
});

/** What listened until the limit was not needed any more. */
function listenTo(made: TimeLimit): WeakRef<object> {
  using limit = made;
  const work = { done: [] as string[] };
  limit.signal.addEventListener('abort', () => work.done.push('stopped'));
  return new WeakRef(work);
}
