import { type EntityManager } from 'typeorm';
import { foldThreadItems } from '../../thread-events/fold-thread-items.js';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { type RunStreamEvent, type StoredEvent } from './run-stream-event.js';

/**
 * Stands in the database for the `thread.item.done` of an item that came whole in the events before: so that its text is
 * not written once more. Nobody is told it.
 */
interface ItemSaid {
  readonly type: 'thread.item.said';
  readonly item_id: string;
}

/** An event as a row has it. */
export interface EventRow {
  readonly seq: number;
  readonly event: RunStreamEvent | ItemSaid;
}

const ALL = `SELECT seq, event FROM run_events WHERE user_id = $1 AND run_id = $2 ORDER BY seq`;
const SAID = '{"type":"thread.item.said"';

/** Numbered events, and the items that they add up to with those before. */
export function numbered(events: readonly RunStreamEvent[], lastSeq: number, before: readonly ThreadItem[]) {
  let items = before;
  const stored = events.map((event, index): StoredEvent => {
    const said = asSaid(event, items);
    items = fold(items, [event]);
    return { seq: lastSeq + index + 1, json: JSON.stringify(event), ...(said && { said: JSON.stringify(said) }) };
  });
  return { stored, items };
}

/** All events of a run as they were told, within a transaction that may see it. */
export async function eventsOf(db: EntityManager, { userId, id }: { readonly userId: string; readonly id: string }) {
  return asTold(await db.query<EventRow[]>(ALL, [userId, id]));
}

/** The rows of a run from its first on, as they were told. */
export function asTold(rows: readonly EventRow[]): { readonly seq: number; readonly event: RunStreamEvent }[] {
  let items: readonly ThreadItem[] = [];
  return rows.flatMap(({ seq, event: row }) => {
    const event = row.type === 'thread.item.said' ? done(items, row) : row;
    if (event) items = fold(items, [event]);
    return event ? [{ seq, event }] : [];
  });
}

/** Whether a row only stands for what was told. */
export function isSaid({ json }: Pick<StoredEvent, 'json'>): boolean {
  return json.startsWith(SAID);
}

/** The items that events add up to, beginning with those that were there. */
export function fold(items: readonly ThreadItem[], events: readonly RunStreamEvent[]): readonly ThreadItem[] {
  return events.reduce((all, event) => (event.type === 'run.updated' ? all : foldThreadItems(all, event)), items);
}

function asSaid(event: RunStreamEvent, items: readonly ThreadItem[]): ItemSaid | null {
  if (event.type !== 'thread.item.done' || event.item.type !== 'assistant_message') return null;
  const { id } = event.item;
  const item = items.find((one) => one.id === id);
  return JSON.stringify(item) === JSON.stringify(event.item) ? { type: 'thread.item.said', item_id: id } : null;
}

function done(items: readonly ThreadItem[], { item_id }: ItemSaid): RunStreamEvent | null {
  const item = items.find(({ id }) => id === item_id);
  return item ? { type: 'thread.item.done', item } : null;
}
