import { type WritableSignal } from '@angular/core';
import { type Run } from '../api/api';
import { type AnswerReader } from './answer-reader';
import { type Change, type ChatSource } from './chat-source';
import { merge } from './history';
import { apply } from './transcript';
import { type Transcript, type Turn } from './turns';

const SETTLE_MS = 400;

/** Keeps a transcript up with what happens to its conversation in other tabs and on other devices. */
export class Elsewhere {
  private readonly heard = new Map<string, Run>();

  constructor(
    private readonly source: ChatSource,
    private readonly transcript: WritableSignal<Transcript>,
    private readonly reader: AnswerReader,
    private readonly leaving: AbortSignal,
  ) {}

  watch(conversationId: string): void {
    const unwatch = this.source.watch(conversationId, (change) => void this.notice(conversationId, change));
    this.leaving.addEventListener('abort', unwatch);
  }

  /** Looks, when things have settled, whether a change is news here. */
  private async notice(conversationId: string, { messageId, run }: Change): Promise<void> {
    if (run) this.heard.set(run.id, run);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    if (this.leaving.aborted || this.transcript().some(isSending)) return;
    const known = this.transcript().find(({ id }) => id === (messageId ?? run?.assistant_message_id));
    if (!known) await this.refresh(conversationId);
    else if (run) this.catchUp(known, this.heard.get(run.id) ?? run);
    await this.reader.read();
  }

  /** What became of a run that is not read here: it goes on, or its message was taken back. */
  private catchUp(turn: Turn, run: Run): void {
    const isOver = turn.role === 'assistant' && turn.status !== 'streaming';
    if (isOver || this.reader.isReading(turn.id)) return;
    this.transcript.update((turns) => apply(turns, { type: 'run.updated', run }));
  }

  private async refresh(conversationId: string): Promise<void> {
    const since = this.transcript().reduce((latest, { updatedAt }) => (updatedAt > latest ? updatedAt : latest), '');
    if (!since) return;
    try {
      const { messages, removedIds } = await this.source.changes(conversationId, since);
      this.transcript.update((turns) => merge(turns, messages, removedIds));
    } catch {
      // The next change, or the next visit, asks again.
    }
  }
}

function isSending(turn: Turn): boolean {
  return turn.role === 'user' && turn.sending;
}
