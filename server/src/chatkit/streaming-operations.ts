import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { RepeatedPosts } from '../runs/repeated-posts.js';
import { type Run } from '../runs/run.entity.js';
import { RunStories } from '../runs/run-stories.js';
import { type ParamsOf, type StreamingRequest } from '../thread-events/client-request.js';
import { type ThreadStreamEvent } from '../thread-events/thread-stream-events.js';
import { AnswerTeller, STREAM_OPTIONS, type Telling } from './answer-teller.js';
import { type Continued, ThreadAnswers } from './thread-answers.js';
import { type Sent, ThreadSending } from './thread-sending.js';
import { WidgetActions } from './widget-actions.js';

/** A stream that has begun, and the run that it tells of. */
export interface Begun {
  readonly run?: Run;
  readonly events: Telling;
}

/** Asks for the answer that is being written, from its beginning. */
const RESUME = 'resume';

/** The operations that are answered by a stream of events. What is done is done before the stream begins. */
@Injectable()
export class StreamingOperations {
  constructor(
    private readonly sending: ThreadSending,
    private readonly answers: ThreadAnswers,
    private readonly actions: WidgetActions,
    private readonly teller: AnswerTeller,
    private readonly repeats: RepeatedPosts,
    private readonly stories: RunStories,
  ) {}

  async begin(user: Owner, request: StreamingRequest, gone: AbortSignal): Promise<Begun> {
    switch (request.type) {
      case 'threads.create':
        return this.sent(user, null, await this.sending.create(user, request), gone);
      case 'threads.add_user_message': {
        const sent = await this.sending.add(user, request);
        return this.sent(user, sent.run.conversationId, sent, gone);
      }
      case 'threads.retry_after_item':
        return this.continued(user, await this.answers.retry(user, request.params), gone);
      case 'threads.add_structured_input':
        return this.continued(user, await this.answers.decide(user, request.params), gone);
      case 'threads.custom_action':
        return await this.acted(user, request.params, gone);
      case 'threads.add_client_tool_output':
        return this.continued(user, await this.answers.output(user, request.params), gone);
    }
  }

  private sent(user: Owner, threadId: string | null, { run, opening, ended, post }: Sent, gone: AbortSignal): Begun {
    const { repeats, teller } = this;
    const events = async function* () {
      yield [...opening, STREAM_OPTIONS, ...ended];
      yield* teller.tell(run, { user, gone });
      if (!gone.aborted) await repeats.read(user, threadId, post);
    };
    return { run, events: events() };
  }

  private continued(user: Owner, { run, ...more }: Continued, gone: AbortSignal): Begun {
    const { teller, stories } = this;
    const events = async function* () {
      yield [STREAM_OPTIONS];
      const listener = { user, gone, ...more };
      if (run.status !== 'awaiting_approval') yield* teller.tell(run, listener);
      else yield* teller.tellSoFar(listener, await stories.soFar(user, run.id));
    };
    return { run, events: events() };
  }

  private async acted(user: Owner, params: ParamsOf<'threads.custom_action'>, gone: AbortSignal): Promise<Begun> {
    if (params.item_id == null && params.action.type === RESUME) {
      const running = await this.answers.running(user, params.thread_id);
      return running ? this.continued(user, running, gone) : { events: told([STREAM_OPTIONS]) };
    }
    const item = await this.actions.act(user, params);
    return { events: told([STREAM_OPTIONS, { type: 'thread.item.replaced', item }]) };
  }
}

/** Events that are there already. */
export function told(events: readonly ThreadStreamEvent[]): Telling {
  return ReadableStream.from([events]);
}
