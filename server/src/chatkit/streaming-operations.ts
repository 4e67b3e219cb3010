import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { type ParamsOf, type StreamingRequest } from '../thread-events/client-request.js';
import { type ThreadStreamEvent } from '../thread-events/thread-stream-events.js';
import { AnswerStreams, type BegunAnswer } from './answer-streams.js';
import { STREAM_OPTIONS, type Telling } from './answer-teller.js';
import { ThreadAnswers } from './thread-answers.js';
import { ThreadSending } from './thread-sending.js';
import { WidgetActions } from './widget-actions.js';

/** Asks for the answer that is being written, from its beginning. */
const RESUME = 'resume';

/** The operations that are answered by a stream of events. What is done is done before the stream begins. */
@Injectable()
export class StreamingOperations {
  constructor(
    private readonly sending: ThreadSending,
    private readonly answers: ThreadAnswers,
    private readonly actions: WidgetActions,
    private readonly streams: AnswerStreams,
  ) {}

  async begin(user: Owner, request: StreamingRequest, gone: AbortSignal): Promise<BegunAnswer> {
    switch (request.type) {
      case 'threads.create':
        return this.streams.sent(user, null, await this.sending.create(user, request), gone);
      case 'threads.add_user_message': {
        const sent = await this.sending.add(user, request);
        return this.streams.sent(user, sent.run.conversationId, sent, gone);
      }
      case 'threads.retry_after_item':
        return this.streams.continued(user, await this.answers.retry(user, request.params), gone);
      case 'threads.add_structured_input':
        return this.streams.continued(user, await this.answers.decide(user, request.params), gone);
      case 'threads.custom_action':
        return await this.acted(user, request.params, gone);
      case 'threads.add_client_tool_output':
        return this.streams.continued(user, await this.answers.output(user, request.params), gone);
    }
  }

  private async acted(user: Owner, params: ParamsOf<'threads.custom_action'>, gone: AbortSignal): Promise<BegunAnswer> {
    if (params.item_id == null && params.action.type === RESUME) {
      const running = await this.answers.running(user, params.thread_id);
      return running ? this.streams.continued(user, running, gone) : { events: told([STREAM_OPTIONS]) };
    }
    const item = await this.actions.act(user, params);
    return { events: told([STREAM_OPTIONS, { type: 'thread.item.replaced', item }]) };
  }
}

/** Events that are there already. */
export function told(events: readonly ThreadStreamEvent[]): Telling {
  return ReadableStream.from([events]);
}
