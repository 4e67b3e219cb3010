import { type ToolCall } from '../src/messages/tool-call.js';
import { type NumberedEvent } from './person.js';

/** Every state of a tool call that a run's stream has told, in its order. */
export function toolCallStates(events: readonly NumberedEvent[]): ToolCall[] {
  return events.flatMap(({ event }) => {
    if (event.type === 'thread.item.added' && event.item.type === 'workflow')
      return event.item.workflow.tasks.flatMap(toolCallOf);
    if (event.type === 'thread.item.updated' && event.update.type === 'workflow.task.updated')
      return toolCallOf(event.update.task);
    return [];
  });
}

function toolCallOf(task: object): ToolCall[] {
  return 'tool_call' in task && task.tool_call ? [task.tool_call as ToolCall] : []; // beside ChatKit's fields
}
