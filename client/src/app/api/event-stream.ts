import { EventSourceParserStream } from 'eventsource-parser/stream';
import { OFFLINE } from './problem';

/** One server-sent event, its data parsed. */
export interface Sent<T> {
  readonly id: string | undefined;
  readonly data: T;
}

/** The events of a streaming answer, until it ends; a line that breaks is thrown as a problem. */
export async function* eventsOf<T>(response: Response, signal: AbortSignal): AsyncGenerator<Sent<T>> {
  if (!response.body) return;
  const text = response.body.pipeThrough(new TextDecoderStream());
  const reader = text.pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield { id: value.id, data: JSON.parse(value.data) as T }; // the route documents what it sends
    }
  } catch (error) {
    throw signal.aborted || error instanceof SyntaxError ? error : OFFLINE;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

const NOBODY_LEAVES = new AbortController().signal;

/** Waits, a little longer with each attempt; ends at once when aborted. */
export function pause(attempt: number, signal = NOBODY_LEAVES): Promise<void> {
  const delay = Math.min(250 * 2 ** attempt, 10_000) * (0.75 + Math.random() / 2);
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delay);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
