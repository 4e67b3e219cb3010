import { type ItemUpdate, type ThreadItem, type WorkflowItem, type WorkflowTask } from '../api/thread-events';
import { type CallsPart, type Part, type ThoughtsPart } from './turns';

/** An item of the stream as a part of an answer; `null` for kinds that are not drawn. */
export function partOf(item: ThreadItem, done: boolean): Part | null {
  if (item.type === 'assistant_message') {
    return { kind: 'text', id: item.id, text: item.content.map(({ text }) => text).join(''), done };
  }
  if (item.type !== 'workflow') return null;
  return item.workflow.type === 'reasoning' ? thoughtsOf(item, done) : callsOf(item);
}

/** A part after a change that its item reports. */
export function edited(part: Part, update: ItemUpdate): Part {
  switch (update.type) {
    case 'assistant_message.content_part.added':
      return part.kind === 'text' ? { ...part, text: part.text + update.content.text } : part;
    case 'assistant_message.content_part.text_delta':
      return part.kind === 'text' ? { ...part, text: part.text + update.delta } : part;
    case 'assistant_message.content_part.done':
      return part.kind === 'text' ? { ...part, text: update.content.text } : part;
    case 'workflow.task.added':
    case 'workflow.task.updated':
      return withTask(part, update.task_index, update.task);
    default:
      return part;
  }
}

/** The parts with this one in its place, or at the end when it is new. */
export function upsert(parts: readonly Part[], part: Part): readonly Part[] {
  const index = parts.findIndex(({ id }) => id === part.id);
  return placed(parts, index < 0 ? parts.length : index, part);
}

function callsOf({ id, workflow }: WorkflowItem): CallsPart {
  return { kind: 'calls', id, calls: workflow.tasks.flatMap(({ tool_call }) => tool_call ?? []) };
}

function thoughtsOf({ id, workflow }: WorkflowItem, done: boolean): ThoughtsPart {
  return { kind: 'thoughts', id, thoughts: workflow.tasks.map(thoughtOf), done };
}

function thoughtOf({ title, content }: WorkflowTask): string {
  return [title, content].filter(Boolean).join('\n');
}

function withTask(part: Part, index: number, task: WorkflowTask): Part {
  if (part.kind === 'thoughts') return { ...part, thoughts: placed(part.thoughts, index, thoughtOf(task)) };
  if (part.kind === 'calls' && task.tool_call) return { ...part, calls: placed(part.calls, index, task.tool_call) };
  return part;
}

function placed<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return index < list.length ? list.with(index, value) : [...list, value];
}
