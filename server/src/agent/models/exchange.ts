import { setTimeout } from 'node:timers/promises';
import { ModelError } from '../model-error.js';
import { ModelEvent, ModelReply } from '../model.js';
import { waitBeforeRetry } from './retry-after.js';
import { toModelError } from './to-model-error.js';
import { ReaderOf } from './turn-reader.js';
import { Watchdog } from './watchdog.js';

/** How long upstream may keep silent, and how long to wait at first before asking again. */
export interface Patience {
  headersMs: number;
  idleMs: number;
  retryMs: number;
}

/** One provider's way of asking and of reading what comes back. */
export interface Upstream<Chunk> {
  open(signal: AbortSignal): Promise<{ data: AsyncIterable<Chunk>; response: Response; request_id: string | null }>;
  reader(): ReaderOf<Chunk>;
}

const MAX_TRIES = 3;
/** What may still follow the end of an answer (its token count) is not worth more. */
const LAST_WORDS_MS = 2_000;

/** Asks until something comes, at most three times; after the first word a failure is final. */
export async function* exchange<Chunk>(
  upstream: Upstream<Chunk>,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, ModelReply> {
  for (let tries = 1; ; tries += 1) {
    const reader = upstream.reader();
    try {
      return yield* readTurn(upstream, reader, patience, signal);
    } catch (error) {
      const failure = toModelError(error);
      const waitMs = waitBeforeRetry(tries, failure.retryAfterMs, patience.retryMs);
      if (!failure.retryable || reader.hasSpoken || tries === MAX_TRIES || waitMs === null) throw failure;
      await pause(waitMs, signal);
    }
  }
}

async function* readTurn<Chunk>(
  upstream: Upstream<Chunk>,
  reader: ReaderOf<Chunk>,
  patience: Patience,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, ModelReply> {
  using watchdog = new Watchdog(signal);
  try {
    yield* listen(upstream, reader, patience, watchdog);
  } catch (error) {
    if (!reader.isComplete) throw watchdog.verdict ?? error;
  }
  if (signal.aborted) throw new ModelError('aborted');
  yield* reader.close();
  return reader.reply();
}

async function* listen<Chunk>(
  upstream: Upstream<Chunk>,
  reader: ReaderOf<Chunk>,
  { headersMs, idleMs }: Patience,
  watchdog: Watchdog,
): AsyncGenerator<ModelEvent> {
  watchdog.expectWithin(headersMs, 'headers_timeout');
  const { data, response, request_id } = await upstream.open(watchdog.signal);
  watchdog.expectWithin(idleMs, 'stalled');
  try {
    for await (const chunk of data) {
      watchdog.rest();
      yield* reader.read(chunk);
      watchdog.expectWithin(reader.isComplete ? LAST_WORDS_MS : idleMs, 'stalled');
    }
  } catch (error) {
    throw toModelError(error, request_id);
  }
  if (!reader.isComplete) throw brokenOff(response, request_id);
}

/** What an end without a word of farewell means: a cut, or that this was never an answer of a model. */
function brokenOff(response: Response, requestId: string | null): ModelError {
  const type = response.headers.get('content-type') ?? 'nothing';
  const kind = type.includes('text/event-stream') ? 'truncated' : 'protocol';
  return new ModelError(kind, { reason: `the answer ended early (${type})`, status: response.status, requestId });
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {
    throw new ModelError('aborted');
  });
}
