const interruption = Promise.withResolvers<never>();
interruption.promise.catch(() => undefined); // told to whoever works

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => interruption.reject(new Error(`Interrupted by ${signal}`)));

/**
 * The outcome of the work, or an error as soon as somebody presses Ctrl+C or ends this program, or has done so before:
 * what it works with is then cleared away as after any other error. A second time ends the program at once.
 */
export function orInterrupted<T>(work: Promise<T>): Promise<T> {
  return Promise.race([work, interruption.promise]);
}
