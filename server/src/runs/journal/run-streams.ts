import { Injectable } from '@nestjs/common';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { type FirstToken } from '../../telemetry/first-token.js';
import { eventsStored } from '../../telemetry/instruments.js';
import { EventBatcher } from './event-batcher.js';
import { RunJournal } from './run-journal.js';
import { showsSomething } from './run-stream-event.js';
import { RunTail } from './run-tail.js';
import { type Run } from './run.entity.js';

/** Opens the streams of claimed runs for writing: what is stored reaches readers here at once. */
@Injectable()
export class RunStreams {
  constructor(
    private readonly batcher: EventBatcher,
    private readonly tail: RunTail,
  ) {}

  open(
    run: Run,
    stored: { readonly lastSeq: number; readonly items: readonly ThreadItem[] },
    onFailed: (error: Error) => void,
    firstToken?: FirstToken,
  ): RunJournal {
    return new RunJournal(run, stored, this.batcher, {
      stored: (events) => {
        eventsStored.inc(events.length);
        if (events.some(showsSomething)) firstToken?.reached('store');
        this.tail.stored(run.id, events);
      },
      failed: onFailed,
    });
  }
}
