import { type SendMessage, type SentMessage } from '../api/api';
import { pause } from '../api/event-stream';
import { asProblem } from '../api/problem';
import { type ThreadEvent } from '../api/thread-events';
import { type Backend } from '../auth/backend';
import { type ChatSource, type Outgoing, type SourceEvent } from '../chat/chat-source';
import { namesOf } from './message-turns';
import { isGoingOn, type Reading, readOn } from './run-events';

const SEND_ATTEMPTS = 4;

/** Brings messages to the server, each once: its key makes posting it again harmless. */
export class MessageSender {
  constructor(
    private readonly backend: Backend,
    private readonly follow: ChatSource['follow'],
  ) {}

  /** Brings a message to the server that waits its turn there. */
  async *queue(path: string, message: Outgoing): AsyncGenerator<SourceEvent> {
    const headers = { 'Idempotency-Key': message.key, Prefer: 'respond-async' };
    const post = () => this.backend.post<SentMessage>(path, bodyOf(message), headers);
    try {
      const { run } = await this.untilReached(post);
      yield { event: { type: 'run.updated', run } };
    } catch (error) {
      yield { refused: asProblem(error) };
    }
  }

  /** Brings a message to the server and tells its answer; whoever leaves stops only the telling. */
  async *ask(path: string, message: Outgoing, signal: AbortSignal): AsyncGenerator<SourceEvent> {
    const reading = new AbortController();
    const request = {
      method: 'POST',
      body: bodyOf(message),
      headers: { 'Idempotency-Key': message.key },
      signal: reading.signal,
    } as const;
    let last: Reading = {};
    try {
      const answering = await this.untilReached(() => this.backend.open<ThreadEvent>(path, request));
      signal.addEventListener('abort', () => reading.abort());
      for await (const event of answering) {
        last = readOn(last, event);
        yield { id: event.id, event: event.data };
      }
    } catch (error) {
      if (reading.signal.aborted) return;
      if (!last.run) yield { refused: asProblem(error) };
    }
    if (last.run && isGoingOn(last.run)) yield* this.follow(last.run.id, last.id, signal);
  }

  /** Does what may be done twice again while the server cannot be reached: a few times, for the same person. */
  private async untilReached<T>(work: () => Promise<T>): Promise<T> {
    const { untilSignedOut } = this.backend;
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (!asProblem(error).isOffline || attempt === SEND_ATTEMPTS) throw error;
        await pause(attempt, untilSignedOut);
        untilSignedOut.throwIfAborted();
      }
    }
  }
}

/** A message that has only files says what they are called. */
function bodyOf({ content, model, extras: { attachments = [] } }: Outgoing): SendMessage {
  const attachment_ids = attachments.map(({ id }) => id);
  return {
    content: content || namesOf(attachments),
    ...(model && { model }),
    ...(attachment_ids.length > 0 && { attachment_ids }),
  };
}
