import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { type RunView } from '../runs/journal/run.dto.js';
import { type Run } from '../runs/journal/run.entity.js';
import { type RunStreamEvent, type StoredEvent } from '../runs/journal/run-stream-event.js';
import { Runs } from '../runs/runs.service.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type Thread } from '../thread-events/thread.js';
import { type ThreadStreamEvent } from '../thread-events/thread-stream-events.js';
import { ItemExtras } from './item-extras.js';
import { type Known } from './known-answers.js';
import { Narration } from './narration.js';
import { Threads } from './threads.js';

/** Events in batches, as they come. */
export type Telling = AsyncIterable<readonly ThreadStreamEvent[]>;

/** Whoever reads an answer: what of it they know already, and the signal that they have gone. */
export interface AnswerReader {
  readonly user: Owner;
  readonly known?: Known;
  /** An item that has changed by what they have just said. */
  readonly changed?: ThreadItem | null;
  readonly gone: AbortSignal;
}

export const STREAM_OPTIONS: ThreadStreamEvent = { type: 'stream_options', stream_options: { allow_cancel: true } };

/** Tells a run's answer as ChatKit's protocol wants it. */
@Injectable()
export class AnswerTeller {
  constructor(
    private readonly runs: Runs,
    private readonly extras: ItemExtras,
    private readonly threads: Threads,
  ) {}

  /** The events of an answer that the listener does not know yet, until it is over or waits for the user. */
  async *tell(run: Run, { user, known, changed, gone }: AnswerReader): AsyncGenerator<readonly ThreadStreamEvent[]> {
    const before = await this.threads.bare(user, run.conversationId);
    const narration = this.narration(user, known);
    if (changed) yield narration.show(changed);
    let view: RunView | undefined;
    for await (const batch of this.runs.read(run, known?.lastSeq ?? 0, gone, 'anywhere')) {
      const events = batch.map(eventOf);
      view = events.reduce((last, event) => (event.type === 'run.updated' ? event.run : last), view);
      const told = await all(events, (event) => (event.type === 'run.updated' ? [] : narration.tell(event)));
      if (told.length > 0) yield told;
    }
    if (gone.aborted) return;
    yield await this.ending(view, narration);
    yield await this.changes(user, before);
  }

  /** The events of an answer that waits on, up to now. */
  async *tellSoFar(
    { user, known, changed }: AnswerReader,
    { items }: Pick<Known, 'items'>,
  ): AsyncGenerator<readonly ThreadStreamEvent[]> {
    const narration = this.narration(user, known);
    if (changed) yield narration.show(changed);
    yield await all(items, (item) => narration.tell({ type: 'thread.item.replaced', item }));
  }

  private narration(user: Owner, known?: Known): Narration {
    return new Narration((items) => this.extras.added(user, items), known?.items, known?.shown);
  }

  private async ending(run: RunView | undefined, narration: Narration): Promise<ThreadStreamEvent[]> {
    const events = await narration.rest();
    if (run?.status !== 'failed' && run?.status !== 'interrupted') return events;
    const message = run.error?.message ?? 'The answer broke off. Please try again.';
    return [...events, { type: 'error', code: 'custom', message, allow_retry: true }];
  }

  /** The thread, if its title has changed meanwhile. */
  private async changes(user: Owner, before: Thread): Promise<ThreadStreamEvent[]> {
    const thread = await this.threads.bare(user, before.id);
    return thread.title === before.title ? [] : [{ type: 'thread.updated', thread }];
  }
}

function eventOf({ json }: StoredEvent): RunStreamEvent {
  return JSON.parse(json) as RunStreamEvent; // written by us as such
}

/** One after the other, in order. */
async function all<Entry, Result>(
  entries: readonly Entry[],
  work: (entry: Entry) => Promise<Result[]> | Result[],
): Promise<Result[]> {
  const results: Result[] = [];
  for (const entry of entries) results.push(...(await work(entry)));
  return results;
}
