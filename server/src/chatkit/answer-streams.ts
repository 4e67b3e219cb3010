import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { RepeatedPosts } from '../runs/commands/repeated-posts.js';
import { type Run } from '../runs/journal/run.entity.js';
import { RunStories } from '../runs/run-stories.js';
import { AnswerTeller, STREAM_OPTIONS, type Telling } from './answer-teller.js';
import { type Continued } from './thread-answers.js';
import { type Sent } from './thread-sending.js';

/** A stream that has begun, and the run that it tells of. */
export interface BegunAnswer {
  readonly run?: Run;
  readonly events: Telling;
}

/** Streams that tell an answer, new or going on. */
@Injectable()
export class AnswerStreams {
  constructor(
    private readonly teller: AnswerTeller,
    private readonly repeats: RepeatedPosts,
    private readonly stories: RunStories,
  ) {}

  /** Of a message that was sent; a repetition of it is none any more once the answer was read whole. */
  sent(user: Owner, threadId: string | null, { run, opening, ended, post }: Sent, gone: AbortSignal): BegunAnswer {
    const { repeats, teller } = this;
    const events = async function* () {
      yield [...opening, STREAM_OPTIONS, ...ended];
      yield* teller.tell(run, { user, gone });
      if (!gone.aborted) await repeats.read(user, threadId, post);
    };
    return { run, events: events() };
  }

  /** Of an answer that goes on. */
  continued(user: Owner, { run, ...more }: Continued, gone: AbortSignal): BegunAnswer {
    const { teller, stories } = this;
    const events = async function* () {
      yield [STREAM_OPTIONS];
      const listener = { user, gone, ...more };
      if (run.status !== 'awaiting_approval') yield* teller.tell(run, listener);
      else yield* teller.tellSoFar(listener, await stories.soFar(user, run.id));
    };
    return { run, events: events() };
  }
}
