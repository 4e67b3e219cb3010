import { Injectable, Logger } from '@nestjs/common';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { UserStreams } from '../auth/user-streams.js';
import { EventStream, type ServerSentEvent } from '../http/event-stream.js';
import { Problem } from '../http/problem.js';
import { RateLimited } from '../http/rate-limited.js';
import { type ClientRequest, isStreaming, type StreamingRequest } from '../thread-events/client-request.js';
import { type StreamError } from '../thread-events/thread-stream-events.js';
import { type BegunAnswer } from './answer-streams.js';
import { type Telling } from './answer-teller.js';
import { NotAWidget } from './not-a-widget.js';
import { PlainOperations } from './plain-operations.js';
import { StreamingOperations, told } from './streaming-operations.js';

/** Answers ChatKit's requests, each in the form that its operation has. */
@Injectable()
export class ChatKitDoor {
  private readonly logger = new Logger(ChatKitDoor.name);

  constructor(
    private readonly plain: PlainOperations,
    private readonly streaming: StreamingOperations,
    private readonly streams: UserStreams,
  ) {}

  async answer(user: AuthenticatedUser, request: ClientRequest, gone: AbortSignal): Promise<Response | EventStream> {
    if (!isStreaming(request)) return Response.json(await this.plain.answer(user, request, gone));
    const { run, events } = await this.begin(user, request, await this.streams.open(user, gone));
    return new EventStream(this.frames(events), run && { 'X-Run-Id': run.id });
  }

  /** A client silently repeats a request that gets no stream, so whatever goes wrong is told in one, save for a reached limit. */
  private async begin(user: AuthenticatedUser, request: StreamingRequest, gone: AbortSignal): Promise<BegunAnswer> {
    try {
      return await this.streaming.begin(user, request, gone);
    } catch (error) {
      if (error instanceof RateLimited) throw error;
      return { events: told([this.errorEvent(error)]) };
    }
  }

  private async *frames(events: Telling): AsyncGenerator<readonly ServerSentEvent[]> {
    try {
      for await (const batch of events)
        if (batch.length > 0) yield batch.map((event) => ({ data: JSON.stringify(event) }));
    } catch (error) {
      yield [{ data: JSON.stringify(this.errorEvent(error)) }];
    }
  }

  private errorEvent(error: unknown): StreamError {
    if (error instanceof NotAWidget) return { type: 'error', code: 'stream.error', allow_retry: false };
    if (error instanceof Problem)
      return { type: 'error', code: 'custom', message: error.detail, allow_retry: error.code === 'unavailable' };
    this.logger.error(error instanceof Error ? error.stack : error);
    return { type: 'error', code: 'stream.error', allow_retry: true };
  }
}
