import { failPoint } from '../../config/fail-point.js';
import { type ThreadItemEvent } from '../../thread-events/thread-stream-events.js';
import { type StepRows } from './answer-rows.js';
import { type AnswerStore } from './answer-store.js';
import { stepClosed, stepShown } from '../calls/call-events.js';
import { type Run } from '../journal/run.entity.js';
import { runEnded } from '../journal/run-counts.js';
import { type Ending } from './run-endings.js';
import { type RunJournal } from '../journal/run-journal.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { runUpdated } from '../journal/run-stream-event.js';

/** Writes down how far the answer of one run has come: a step further, waiting for the user, or over. */
export class AnswerLog {
  /** Whether other runs got their turn when this one was over or began to wait. */
  hasSuccessors = false;

  constructor(
    private readonly run: Run,
    private readonly journal: RunJournal,
    private readonly store: AnswerStore,
  ) {}

  /** Stores a turn of the model with the calls that it asks for; `closed` are the ends of what it has said. */
  async step(rows: StepRows, closed: readonly ThreadItemEvent[]): Promise<void> {
    const events = [...closed, ...stepShown(this.run, rows.calls), ...stepClosed(this.run, rows.calls)];
    await this.journal.commit(events, (stored, items) => this.store.step(this.run, rows, stored, items));
    failPoint('step-stored');
  }

  /** Lets the run wait for decisions on those calls, for days if need be; throws as `AnswerStore.wait` does. */
  async wait(calls: readonly string[]): Promise<void> {
    const waiting = { ...this.run, status: 'awaiting_approval' as const, vainClaims: 0 };
    await this.journal.commit([runUpdated(waiting)], async (stored, items) => {
      this.hasSuccessors = await this.store.wait(waiting, calls, stored, items);
    });
    failPoint('waiting');
    this.run.status = waiting.status;
  }

  /** Ends the run, with a last step or calls that have changed by it, and the events that tell of them. */
  async finish(
    ending: Ending,
    last: StepRows | null,
    calls: readonly RunToolCall[],
    events: readonly ThreadItemEvent[],
  ): Promise<void> {
    failPoint('finishing');
    const over = { ...this.run, ...ending, finishedAt: new Date() };
    const all = [...events, runUpdated(over)];
    await this.journal.commit(all, async (stored, items) => {
      this.hasSuccessors = await this.store.finish(over, last, calls, stored, items);
    });
    failPoint('finished');
    runEnded(over);
    Object.assign(this.run, over);
  }
}
