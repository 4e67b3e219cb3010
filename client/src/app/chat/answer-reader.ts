import { computed, type WritableSignal } from '@angular/core';
import { type Run } from '../api/api';
import { type Problem } from '../api/problem';
import { type ChatSource, type SourceEvent } from './chat-source';
import { perFrame } from './frames';
import { Replay } from './replay';
import { accepted, apply, emptied, unfinished } from '../transcript/transcript';
import { type Answer, isAwaiting, type Transcript } from '../transcript/turns';

/** Who hears what a stream tells about the message that opened it; `key` is null for a stream that only reads. */
export interface Hearer {
  accepted(run: Run): void;
  refused(problem: Problem, key: string | null): void;
}

/** Reads answers into a transcript, the first unfinished one first, until a person leaves or has to decide. */
export class AnswerReader {
  private readonly cursors = new Map<string, string>();
  /** Streams that are read now: usually one; the stream of an ended answer may still be open when the next begins. */
  private open = 0;

  /** The first answer that is not finished. */
  readonly current = computed(() => unfinished(this.transcript()));

  constructor(
    private readonly source: ChatSource,
    private readonly transcript: WritableSignal<Transcript>,
    private readonly leaving: AbortSignal,
    private readonly hearer: Hearer,
  ) {}

  /** Whether this very answer is being read just now. */
  isReading(answerId: string): boolean {
    return this.open > 0 && this.current()?.id === answerId;
  }

  /**
   * Reads the first unfinished answer, then the next, until none is left or one waits for a person;
   * also on through that wait when it is over for the `decided` answer.
   */
  async read(decided?: string): Promise<void> {
    if (this.open > 0) return;
    const isReadable = (answer: Answer) => !isAwaiting(answer) || answer.id === decided;
    await this.reading(async () => {
      let last: Answer | undefined;
      for (let answer = this.current(); answer?.runId && isReadable(answer); answer = this.current()) {
        if (this.leaving.aborted || this.open > 1 || last?.id === answer.id) return;
        await this.follow(answer.id, answer.runId);
        last = answer;
      }
    });
  }

  /** Takes in what a sent message is answered with; one that only waits its turn leaves the reading to others. */
  take(events: AsyncIterable<SourceEvent>, key: string, waits: boolean): Promise<void> {
    return waits ? this.fold(events, key) : this.reading(() => this.fold(events, key));
  }

  private follow(answerId: string, runId: string): Promise<void> {
    const after = this.cursors.get(runId);
    const events = this.source.follow(runId, after, this.leaving);
    return this.fold(events, null, after === undefined ? answerId : null);
  }

  private async reading(work: () => Promise<void>): Promise<void> {
    this.open += 1;
    await work().finally(() => (this.open -= 1));
  }

  /** Folds a stream into the transcript, at most once per frame; `replayed` is an answer that it tells anew. */
  private async fold(
    events: AsyncIterable<SourceEvent>,
    key: string | null,
    replayed: string | null = null,
  ): Promise<void> {
    let replay = this.replayOf(replayed);
    const show = (batch: readonly SourceEvent[]) => {
      const start = replay && replayed ? emptied(this.transcript(), replayed) : this.transcript();
      replay = null;
      this.transcript.set(batch.reduce((turns, told) => this.after(turns, told, key), start));
    };
    for await (const batch of perFrame(events, isTurningPoint)) {
      if (this.leaving.aborted) return this.hearOut(batch, key);
      const ready = replay ? replay.take(batch) : batch;
      if (ready.length > 0) show(ready);
    }
    if (replay?.rest().length) show(replay.rest());
  }

  /** Whoever has left still wants to know what became of the message: it is refused, or accepted and perhaps to stop. */
  private hearOut(batch: readonly SourceEvent[], key: string | null): void {
    const isFate = (told: SourceEvent) => 'refused' in told || (key !== null && told.event.type === 'run.updated');
    this.transcript.update((turns) => batch.filter(isFate).reduce((now, told) => this.after(now, told, key), turns));
  }

  private replayOf(answerId: string | null): Replay | null {
    const shown = this.transcript().find((turn): turn is Answer => turn.id === answerId);
    return shown ? new Replay(shown, emptied(this.transcript(), shown.id)) : null;
  }

  private after(turns: Transcript, told: SourceEvent, key: string | null): Transcript {
    if ('refused' in told) {
      queueMicrotask(() => this.hearer.refused(told.refused, key));
      return turns;
    }
    const { id, event } = told;
    if (event.type !== 'run.updated') return apply(turns, event);
    if (id !== undefined) this.cursors.set(event.run.id, id);
    if (key === null) return apply(turns, event);
    queueMicrotask(() => this.hearer.accepted(event.run));
    return apply(accepted(turns, key, event.run), event);
  }
}

/** Whether a call begins or comes to its end: both are shown and told, however soon something else follows. */
function isTurningPoint(told: SourceEvent): boolean {
  if ('refused' in told) return false;
  const { event } = told;
  if (event.type === 'thread.item.added') return event.item.type === 'workflow';
  if (event.type !== 'thread.item.updated') return false;
  if (event.update.type === 'workflow.task.added') return true;
  const call = event.update.type === 'workflow.task.updated' ? event.update.task.tool_call : undefined;
  return call !== undefined && call.status !== 'running';
}
