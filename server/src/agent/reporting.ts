import { setTimeout as delay } from 'node:timers/promises';

/** A person sees no more than this of something that moves. */
const STRIDE_MS = 500;

/**
 * Yields what `work` reports, twice a second at most, while it works; returns what it returns. A report that is
 * `passing` gives way to the next one.
 */
export async function* reporting<Report, Result>(
  work: (report: (report: Report) => void) => Promise<Result>,
  isPassing: (report: Report) => boolean = () => true,
): AsyncGenerator<Report, Result> {
  const reports: Report[] = [];
  let wake: () => void = () => undefined;
  const result = work((report) => {
    reports.splice(0, reports.length, ...reports.filter((earlier) => !isPassing(earlier)), report);
    wake();
  });
  result.catch(() => undefined); // it may fail while a report is being read

  for (;;) {
    const reported = new Promise<void>((resolve) => (wake = resolve));
    if (reports.length === 0 && (await Promise.race([result.then(() => true), reported]))) return await result;
    yield* reports.splice(0);
    await Promise.race([result, delay(STRIDE_MS, undefined, { ref: false })]);
  }
}
