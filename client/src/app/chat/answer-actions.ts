import { computed, signal, type WritableSignal } from '@angular/core';
import { type Feedback } from '../api/api';
import { apply, rated, upTo } from '../transcript/transcript';
import { type Answer, type Question, type Transcript } from '../transcript/turns';
import { type AnswerReader } from './answer-reader';
import { type ChatSource } from './chat-source';
import { type Refusal } from '../ui/refusal';

/** What stands for the id of an answer whose question is only being sent. */
const TO_COME = 'to come';

/** What a person does about an answer: stops it, takes its question back, asks again, says what they think of it. */
export class AnswerActions {
  private readonly stopped = signal<string | null>(null);
  private asking: Promise<void> | null = null;

  /** Whether the answer that comes is asked to stop. */
  readonly isStopping = computed(() => this.stopped() === (this.reader.current()?.id ?? TO_COME));

  constructor(
    private readonly source: ChatSource,
    private readonly transcript: WritableSignal<Transcript>,
    private readonly reader: AnswerReader,
    private readonly refusal: Refusal,
  ) {}

  /** Stops the answer that comes; one that the server does not know of yet, as soon as it does. */
  async stop(): Promise<void> {
    const answer = this.reader.current();
    this.stopped.set(answer?.id ?? TO_COME);
    if (answer) await this.cancel(answer);
  }

  /** The server has begun an answer, which may be one that was to be stopped. */
  begun(): void {
    if (this.stopped() === TO_COME) void this.stop();
  }

  /** Nothing comes of what was to be stopped. */
  refused(): void {
    this.stopped.set(null);
  }

  /** Takes a message back that still waits its turn; returns it, or nothing when its turn has come already. */
  async withdraw(answer: Answer): Promise<Question | undefined> {
    const before = this.transcript().findIndex(({ id }) => id === answer.id) - 1;
    const question = this.transcript()[before];
    await this.cancel(answer);
    const isGone = !this.transcript().some(({ id }) => id === question?.id);
    return isGone && question?.role === 'user' ? question : undefined;
  }

  /** Asks the question of an answer again, once at a time, and reads what comes in the place of all that followed it. */
  retry(answer: Answer): Promise<void> {
    this.asking ??= this.ask(answer).finally(() => (this.asking = null));
    return this.asking.then(() => this.reader.read());
  }

  /** Keeps what a person thinks of an answer, at once here; not when the server refuses. */
  async rate(answer: Answer, feedback: Feedback): Promise<void> {
    const show = (kind: Feedback) => this.transcript.update((turns) => rated(turns, answer.id, kind));
    show(feedback);
    if (!(await this.refusal.attempt(() => this.source.rate(answer.id, feedback)))) show(answer.feedback);
  }

  private async ask({ id }: Answer): Promise<void> {
    await this.refusal.attempt(async () => {
      const run = await this.source.retry(id);
      this.transcript.update((turns) => apply(upTo(turns, id), { type: 'run.updated', run }));
    });
  }

  private async cancel({ runId }: Answer): Promise<void> {
    if (!runId) return;
    const isDone = await this.refusal.attempt(async () => {
      const run = await this.source.stop(runId);
      this.transcript.update((turns) => apply(turns, { type: 'run.updated', run }));
    });
    if (!isDone) this.refused();
  }
}
