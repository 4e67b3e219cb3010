/** Begins to trace when there is a collector; nothing of it is loaded otherwise. */
export async function startTracing(endpoint: string | undefined): Promise<AsyncDisposable> {
  if (endpoint === undefined) return { [Symbol.asyncDispose]: () => Promise.resolve() };
  const { sendSpans } = await import('./otlp.js');
  return sendSpans(endpoint);
}
