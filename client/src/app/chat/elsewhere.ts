import { type WritableSignal } from '@angular/core';
import { type Run } from '../api/api';
import { asProblem } from '../api/problem';
import { type AnswerReader } from './answer-reader';
import { type Change, type ChatSource } from './chat-source';
import { merge } from '../transcript/merge';
import { apply, lastStored } from '../transcript/transcript';
import { isAwaiting, isSending, type Transcript, type Turn } from '../transcript/turns';

const SETTLE_MS = 400;

/** Keeps a transcript up with what happens to its conversation in other tabs and on other devices. */
export class Elsewhere {
  private readonly heard = new Map<string, Run>();
  private gone: (isGone: boolean) => void = () => undefined;

  constructor(
    private readonly source: ChatSource,
    private readonly transcript: WritableSignal<Transcript>,
    private readonly reader: AnswerReader,
    private readonly leaving: AbortSignal,
  ) {}

  /** Follows a conversation; tells when it comes or goes as a whole. */
  watch(conversationId: string, gone: (isGone: boolean) => void): void {
    if (this.leaving.aborted) return;
    this.gone = gone;
    const unwatch = this.source.watch(conversationId, (change) => {
      if (change.isGone === undefined) void this.notice(conversationId, change);
      else gone(change.isGone);
    });
    this.leaving.addEventListener('abort', unwatch);
  }

  /** Looks, when things have settled, whether a change is news here. */
  private async notice(conversationId: string, { messageId, run }: Change): Promise<void> {
    if (run) this.heard.set(run.id, run);
    do await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    while (!this.leaving.aborted && this.transcript().some(isSending));
    if (this.leaving.aborted) return;
    const known = this.transcript().find(({ id }) => id === (messageId ?? run?.assistant_message_id));
    if (!known) await this.refresh(conversationId);
    else if (run) await this.catchUp(known, this.heard.get(run.id) ?? run);
    await this.reader.read();
  }

  /** What became of a run that is not read here: it goes on, was decided about, or its message was taken back. */
  private async catchUp(turn: Turn, run: Run): Promise<void> {
    const isOver = turn.role === 'assistant' && turn.status !== 'streaming';
    if (isOver || this.reader.isReading(turn.id)) return;
    const wasAwaiting = turn.role === 'assistant' && isAwaiting(turn);
    if (wasAwaiting && run.status !== 'awaiting_approval') return this.reader.read(turn.id);
    if (run.started_at !== null && run.finished_at !== null) return; // reading it tells also what it said
    this.transcript.update((turns) => apply(turns, { type: 'run.updated', run }));
  }

  private async refresh(conversationId: string): Promise<void> {
    const since = lastStored(this.transcript());
    try {
      const { turns: stored, removedIds } = since
        ? await this.source.changes(conversationId, since)
        : { ...(await this.source.history(conversationId, null)), removedIds: [] };
      this.transcript.update((turns) => merge(turns, stored, removedIds));
      this.gone(false);
    } catch (error) {
      if (asProblem(error).status === 404) this.gone(true); // otherwise the next change, or the next opening, asks again
    }
  }
}
