import { type ToolCall } from '../../src/messages/tool-call.js';
import { type RunStreamEvent } from '../../src/runs/journal/run-stream-event.js';
import { foldThreadItems } from '../../src/thread-events/fold-thread-items.js';
import { type ThreadItem } from '../../src/thread-events/thread-items.js';
import { type Task } from '../../src/thread-events/workflow.js';

/** What a reader of these events has on screen in the end. */
export function answerText(events: readonly RunStreamEvent[]): string {
  const items = events.reduce<readonly ThreadItem[]>(
    (sofar, event) => (event.type === 'run.updated' ? sofar : foldThreadItems(sofar, event)),
    [],
  );
  return items
    .flatMap((item) => (item.type === 'assistant_message' ? [item.content.map(({ text }) => text).join('')] : []))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Every state in which the events show a tool call. */
export function callsIn(events: readonly RunStreamEvent[]): ToolCall[] {
  return events.flatMap(tasksIn).flatMap(
    (task) => (task.type === 'custom' && task.tool_call ? [task.tool_call as ToolCall] : []), // put there by the server
  );
}

function tasksIn(event: RunStreamEvent): readonly Task[] {
  if (event.type === 'thread.item.updated')
    return event.update.type === 'workflow.task.updated' ? [event.update.task] : [];
  if (event.type !== 'thread.item.added' && event.type !== 'thread.item.done') return [];
  return event.item.type === 'workflow' ? event.item.workflow.tasks : [];
}
