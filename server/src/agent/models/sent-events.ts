import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { APIError } from 'openai';
import { BulkResponse } from './bulk-fetch.js';

/** A connection whose answer is not read to its end cannot be used again: for so long it is waited for. */
const END_MS = 1_000;

/** Longer than any event of a model's. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

const DONE = '[DONE]';

/** The server-sent events of a response up to its `[DONE]`, each time all that came since the last look. */
export async function* sentEvents(response: Response): AsyncGenerator<readonly EventSourceMessage[]> {
  if (!(response instanceof BulkResponse)) throw new TypeError('The client was made without bulkFetch');
  const { bulk } = response;
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message), maxBufferSize: MAX_CHARACTERS });
  let isDone = false;
  try {
    for await (const piece of bulk.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      parser.feed(String(piece));
      isDone = messages.some(({ data }) => data === DONE);
      yield messages.splice(0).filter(({ data }) => data !== DONE);
      if (isDone) return;
    }
    parser.feed('\n\n'); // some servers leave out the empty line after the last one
    yield messages.filter(({ data }) => data !== DONE);
  } finally {
    letGo(response, isDone);
  }
}

/** The JSON of an event; throws as the SDK does when a server reports a fault in its place. */
export function jsonOf({ event, data }: EventSourceMessage, { headers }: Response): unknown {
  const value = JSON.parse(data) as { readonly error?: object } | null; // whatever the server sends
  if (event !== 'error' && !value?.error) return value;
  throw new APIError(undefined, value?.error ?? value ?? {}, undefined, headers);
}

/** Lets the connection be used for the next request where nothing but the end is missing. */
function letGo({ bulk }: BulkResponse, isDone: boolean): void {
  bulk.on('error', () => undefined);
  if (isDone) void bulk.dump({ limit: MAX_CHARACTERS, signal: AbortSignal.timeout(END_MS) }).catch(() => undefined);
  else bulk.destroy();
}
