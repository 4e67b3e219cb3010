/** Does something without waiting for the times that it waits for; resolves when nothing is left to wait for. */
export async function hurried<T>(work: () => T | Promise<T>): Promise<T> {
  vi.useFakeTimers();
  try {
    const [result] = await Promise.all([work(), vi.runAllTimersAsync()]);
    return result;
  } finally {
    vi.useRealTimers();
  }
}
