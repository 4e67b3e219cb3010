import { type ItemUpdate } from '../api/thread-events';
import {
  type AssistantItem,
  type OutputText,
  type ThreadItem,
  type WidgetNode,
  type Workflow,
  type WorkflowTask,
} from '../api/thread-items';
import { type CallsPart, type Part, type StepsPart, type TextPart, type ThoughtsPart } from './turns';
import { withComponent, withValueDelta } from './widget-updates';

/** An item of the stream as a part of an answer; `null` for what is not drawn. */
export function partOf(item: ThreadItem, done: boolean): Part | null {
  const { id } = item;
  switch (item.type) {
    case 'assistant_message':
      return textPartOf(item, done);
    case 'workflow':
      return workflowOf(id, item.workflow, done);
    case 'task':
      return workflowOf(id, { type: 'custom', tasks: [item.task] }, done);
    case 'widget':
      return { kind: 'widget', id, widget: item.widget, copyText: item.copy_text ?? null, done };
    case 'generated_image':
      return { kind: 'image', id, url: item.image?.url ?? null, progress: null, done };
    case 'structured_input':
      return { kind: 'inputs', id, item };
    default:
      return null;
  }
}

/** A part after a change that its item reports. */
export function edited(part: Part, update: ItemUpdate): Part {
  if (part.kind === 'text') return editedText(part, update);
  if (part.kind === 'widget') return { ...part, widget: editedWidget(part.widget, update) };
  if (update.type === 'workflow.task.added' || update.type === 'workflow.task.updated')
    return withTask(part, update.task_index, update.task);
  if (part.kind === 'image' && update.type === 'generated_image.updated')
    return { ...part, url: update.image.url, progress: update.progress ?? null };
  return part;
}

/** The parts with this one in its place, or at the end when it is new. */
export function upsert(parts: readonly Part[], part: Part): readonly Part[] {
  const index = parts.findIndex(({ id }) => id === part.id);
  return placed(parts, index < 0 ? parts.length : index, part);
}

function textPartOf({ id, content }: AssistantItem, done: boolean): TextPart {
  return { kind: 'text', id, text: joined(content), contents: content, done };
}

function editedText(part: TextPart, update: ItemUpdate): TextPart {
  if (!('content_index' in update)) return part;
  const contents = part.contents ?? [{ text: part.text }];
  const before = contents[update.content_index] ?? { text: '' };
  const after = placed(contents, update.content_index, editedContent(before, update));
  return { ...part, text: joined(after), contents: after };
}

function editedContent(before: OutputText, update: Extract<ItemUpdate, { content_index: number }>): OutputText {
  const annotations = before.annotations ?? [];
  switch (update.type) {
    case 'assistant_message.content_part.added':
      return { ...update.content, text: before.text + update.content.text };
    case 'assistant_message.content_part.text_delta':
      return { ...before, text: before.text + update.delta };
    case 'assistant_message.content_part.done': // its annotations come apart from it, or again with the whole item
      return update.content.annotations?.length ? update.content : { ...update.content, annotations };
    case 'assistant_message.content_part.annotation_added':
      return update.annotation ? { ...before, annotations: [...annotations, update.annotation] } : before;
  }
}

function editedWidget(widget: WidgetNode, update: ItemUpdate): WidgetNode {
  switch (update.type) {
    case 'widget.root.updated':
      return update.widget;
    case 'widget.component.updated':
      return withComponent(widget, update.component_id, update.component);
    case 'widget.streaming_text.value_delta':
      return withValueDelta(widget, update.component_id, update.delta);
    default:
      return widget;
  }
}

function workflowOf(id: string, workflow: Workflow, done: boolean): Part {
  if (workflow.type === 'reasoning') return thoughtsOf(id, workflow, done);
  const isTold = workflow.tasks.some(({ tool_call }) => tool_call === undefined);
  return isTold ? { kind: 'steps', id, workflow, done } : callsOf(id, workflow);
}

function callsOf(id: string, workflow: Workflow): CallsPart {
  return { kind: 'calls', id, calls: workflow.tasks.flatMap(({ tool_call }) => tool_call ?? []) };
}

function thoughtsOf(id: string, workflow: Workflow, done: boolean): ThoughtsPart {
  return { kind: 'thoughts', id, thoughts: workflow.tasks.map(thoughtOf), done };
}

function thoughtOf({ title, content }: WorkflowTask): string {
  return [title, content].filter(Boolean).join('\n');
}

function withTask(part: Part, index: number, task: WorkflowTask): Part {
  if (part.kind === 'thoughts') return { ...part, thoughts: placed(part.thoughts, index, thoughtOf(task)) };
  if (part.kind === 'steps') return withStep(part, index, task);
  if (part.kind !== 'calls') return part;
  if (task.tool_call) return { ...part, calls: placed(part.calls, index, task.tool_call) };
  return part.calls.length > 0 ? part : workflowOf(part.id, { type: 'custom', tasks: [task] }, false);
}

function withStep(part: StepsPart, index: number, task: WorkflowTask): StepsPart {
  return { ...part, workflow: { ...part.workflow, tasks: placed(part.workflow.tasks, index, task) } };
}

function joined(contents: readonly OutputText[]): string {
  return contents.map(({ text }) => text).join('');
}

function placed<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return index < list.length ? list.with(index, value) : [...list, value];
}
