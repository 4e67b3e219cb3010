import { foldThreadItems } from '../src/thread-events/fold-thread-items.js';
import { type StructuredInputItem, type ThreadItem } from '../src/thread-events/thread-items.js';
import { type Thread } from '../src/thread-events/thread.js';
import { type Heard } from './chatkit-client.js';

/** The thread that a stream says was created. */
export function threadOf({ events }: Pick<Heard, 'events'>): Thread {
  const created = events.find((event) => event.type === 'thread.created');
  if (!created || !('thread' in created)) throw new Error('No thread was created');
  return created.thread;
}

/** What these streams ask the user. */
export function questionIn(...heard: Pick<Heard, 'events'>[]): StructuredInputItem {
  const question = fold(...heard).find(isOf('structured_input'));
  if (!question) throw new Error('Nothing was asked');
  return question as StructuredInputItem;
}

/** What a client has on screen after these streams. */
export function fold(...heard: Pick<Heard, 'events'>[]): readonly ThreadItem[] {
  return heard.flatMap(({ events }) => events).reduce<readonly ThreadItem[]>(foldThreadItems, []);
}

/** Whether an item is of this type. */
export function isOf(type: ThreadItem['type']) {
  return (item: ThreadItem) => item.type === type;
}

/** What the answers among these items say. */
export function textsOf(items: readonly ThreadItem[]): string[] {
  return items.flatMap((item) => (item.type === 'assistant_message' ? item.content.map(({ text }) => text) : []));
}

interface MadeCall {
  readonly status: string;
  readonly error: { readonly message: string } | null;
}

/** The calls that these items show. */
export function callsOf(items: readonly ThreadItem[]): MadeCall[] {
  const tasks = items.flatMap((item) => (item.type === 'workflow' ? item.workflow.tasks : []));
  return tasks.flatMap((task) => ('tool_call' in task ? [task.tool_call as MadeCall] : [])); // a ToolCall
}
