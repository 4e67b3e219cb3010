import { describe, expect, it } from '@jest/globals';
import { reporting } from './reporting.js';

describe(reporting, () => {
  it('tells the first report at once and skips those that are outdated before they are read', async () => {
    const finish = Promise.withResolvers<string>();
    const counting = reporting<number, string>((report) => {
      for (const n of [1, 2, 3]) report(n);
      return finish.promise;
    });

    expect(await counting.next()).toEqual({ done: false, value: 3 });
    finish.resolve('counted');
    expect(await counting.next()).toEqual({ done: true, value: 'counted' });
  });

  it('tells everything that is not passing', async () => {
    const finish = Promise.withResolvers<string>();
    const counting = reporting<number, string>(
      (report) => {
        for (const n of [1, 2, 3]) report(n);
        return finish.promise;
      },
      (n) => n !== 2,
    );

    expect([(await counting.next()).value, (await counting.next()).value]).toEqual([2, 3]);
    finish.resolve('counted');
    expect(await counting.next()).toEqual({ done: true, value: 'counted' });
  });

  it('tells what is reported later', async () => {
    let tell: (n: number) => void = () => undefined;
    const counting = reporting<number, never>((report) => {
      tell = report;
      return new Promise(() => undefined);
    });
    const first = counting.next();

    tell(1);

    expect(await first).toEqual({ done: false, value: 1 });
  });

  it('fails as the work does, also while a report is being read', async () => {
    const finish = Promise.withResolvers<string>();
    const counting = reporting<number, string>((report) => {
      report(1);
      return finish.promise;
    });
    await counting.next();

    finish.reject(new Error('It broke'));

    await expect(counting.next()).rejects.toThrow('It broke');
  });
});
