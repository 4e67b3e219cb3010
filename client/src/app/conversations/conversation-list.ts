import { type ActiveRun, type Conversation, type ConversationPage, type Run, type RunStatus } from '../api/api';
import { type Words } from '../words/english';
import { period } from '../ui/times';

interface Period {
  readonly name: string;
  readonly conversations: readonly Conversation[];
}

/** Both lists as one, newest first; what `fresh` says of a conversation holds. */
export function merged(list: readonly Conversation[], fresh: readonly Conversation[]): readonly Conversation[] {
  const byId = new Map([...list, ...fresh].map((one) => [one.id, one]));
  return [...byId.values()].sort(newestFirst);
}

/** The list after its first page was asked for again: what the page should hold and does not is gone. */
export function refreshed(list: readonly Conversation[], page: ConversationPage): readonly Conversation[] {
  const last = page.next_cursor === null ? undefined : page.conversations.at(-1);
  const beyond = last ? list.filter((one) => newestFirst(last, one) < 0) : [];
  return merged(beyond, page.conversations);
}

/**
 * Where the list goes on after its first page was asked for again: where it went on before, unless there may be
 * conversations between the page and what was listed.
 */
export function cursorAfter(
  list: readonly Conversation[],
  cursor: string | null,
  { conversations, next_cursor }: ConversationPage,
): string | null {
  const last = conversations.at(-1);
  const isKnown = list.some(({ id, updated_at }) => id === last?.id && updated_at === last.updated_at);
  return next_cursor !== null && isKnown ? cursor : next_cursor;
}

/** The list after a run began, waits or ended. */
export function withRun(list: readonly Conversation[], run: Run): readonly Conversation[] {
  return list.map((one) => (one.id === run.conversation_id ? { ...one, active_run: activeAfter(one, run) } : one));
}

/** The list cut where a day, a week or a month begins. */
export function periods(list: readonly Conversation[], words: Words, now = new Date()): readonly Period[] {
  const groups = Map.groupBy(list, ({ updated_at }) => period(updated_at, words, now));
  return [...groups].map(([name, conversations]) => ({ name, conversations }));
}

/** Whether a run of this status has not come to its end. */
export function isActive(status: RunStatus): status is ActiveRun['status'] {
  return status === 'queued' || status === 'running' || status === 'awaiting_approval';
}

function activeAfter({ active_run }: Conversation, { id, status }: Run): ActiveRun | null {
  if (isActive(status)) return status === 'queued' && active_run ? active_run : { id, status };
  return active_run?.id === id ? null : active_run;
}

function newestFirst(a: Conversation, b: Conversation): number {
  return b.updated_at.localeCompare(a.updated_at) || b.id.localeCompare(a.id);
}
