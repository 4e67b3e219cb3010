import { setTimeout } from 'node:timers/promises';
import { type EventSourceMessage } from 'eventsource-parser';
import { ModelError } from '../model-error.js';
import { ModelEvent, ModelReply } from '../model.js';
import { Beat } from '../beat.js';
import { waitBeforeRetry } from './retry-after.js';
import { jsonOf, sentEvents } from './sent-events.js';
import { toModelError } from './to-model-error.js';
import { ReaderOf } from './turn-reader.js';
import { Watchdog } from './watchdog.js';

/** How long upstream may keep silent, how long to wait at first before asking again, and how often to look. */
export interface Patience {
  /** After its first word upstream is read once a beat. */
  beat: Beat;
  headersMs: number;
  idleMs: number;
  retryMs: number;
}

/** One provider's way of asking and of reading what comes back. */
export interface Upstream<Chunk> {
  open(signal: AbortSignal): Promise<Response>;
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
  { headersMs, idleMs, beat }: Patience,
  watchdog: Watchdog,
): AsyncGenerator<ModelEvent> {
  watchdog.expectWithin(headersMs, 'headers_timeout');
  const response = await upstream.open(watchdog.signal);
  const requestId = response.headers.get('x-request-id');
  watchdog.expectWithin(idleMs, 'stalled');
  try {
    for await (const messages of sentEvents(response)) {
      watchdog.rest();
      yield* said(messages, reader, response);
      if (reader.hasSpoken && !reader.isComplete) await beat.next();
      watchdog.expectWithin(reader.isComplete ? LAST_WORDS_MS : idleMs, 'stalled');
    }
  } catch (error) {
    throw toModelError(error, requestId);
  }
  if (!reader.isComplete) throw brokenOff(response, requestId);
}

/** What the reader can show of the messages, in as few events as possible; what comes before a fault is shown first. */
function* said<Chunk>(
  messages: readonly EventSourceMessage[],
  reader: ReaderOf<Chunk>,
  response: Response,
): Iterable<ModelEvent> {
  let last: ModelEvent | undefined;
  try {
    for (const message of messages)
      for (const event of reader.read(jsonOf(message, response) as Chunk)) {
        if (last && last.type !== event.type) yield last;
        last = last?.type === event.type ? { ...last, delta: last.delta + event.delta } : event;
      }
  } catch (error) {
    if (last) yield last;
    throw error;
  }
  if (last) yield last;
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
