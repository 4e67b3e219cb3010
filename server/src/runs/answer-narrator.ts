import { type ToolCall } from '../messages/tool-call.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { type ThreadItemUpdate } from '../thread-events/thread-item-update.js';
import { type ThreadItemEvent } from '../thread-events/thread-stream-events.js';
import { type CustomTask, type ThoughtTask, type Workflow } from '../thread-events/workflow.js';

/** ChatKit sends a thought whole each time it grows, so it is sent in strides. */
const THOUGHT_STRIDE = 240;

interface OpenItem {
  readonly id: string;
  readonly kind: 'text' | 'reasoning';
  text: string;
  sent: number;
}

/** Tells an answer as ChatKit's events: what is said becomes messages, what is done becomes workflows. */
export class AnswerNarrator {
  private open: OpenItem | null = null;

  /** `nextPart` is the first number that no item of this answer has had yet. */
  constructor(
    private readonly answer: { readonly messageId: string; readonly threadId: string },
    private nextPart: number,
  ) {}

  get partCount(): number {
    return this.nextPart;
  }

  text(delta: string): ThreadItemEvent[] {
    const events = this.openItem('text');
    return [
      ...events,
      this.updated({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta }, delta),
    ];
  }

  reasoning(delta: string): ThreadItemEvent[] {
    const events = this.openItem('reasoning');
    if (!this.open) return events;
    this.open.text += delta;
    if (this.open.text.length - this.open.sent < THOUGHT_STRIDE) return events;
    this.open.sent = this.open.text.length;
    return [
      ...events,
      this.updated({ type: 'workflow.task.updated', task_index: 0, task: thought(this.open.text, 'loading') }),
    ];
  }

  /** Ends the item that is being said, if any. */
  close(): ThreadItemEvent[] {
    if (!this.open) return [];
    const { id, kind, text } = this.open;
    this.open = null;
    return [
      {
        type: 'thread.item.done',
        item: kind === 'text' ? this.message(id, text) : this.reasoningItem(id, [thought(text, 'complete')]),
      },
    ];
  }

  /** The calls of one step, side by side in a workflow of their own. */
  calls(calls: readonly ToolCall[]): { itemId: string; events: ThreadItemEvent[] } {
    const itemId = this.nextId();
    return { itemId, events: [{ type: 'thread.item.added', item: this.workflow(itemId, calls) }] };
  }

  /** One call of a workflow has changed. */
  call(itemId: string, index: number, call: ToolCall): ThreadItemEvent {
    return {
      type: 'thread.item.updated',
      item_id: itemId,
      update: { type: 'workflow.task.updated', task_index: index, task: callTask(call) },
    };
  }

  /** All calls of a workflow are settled. */
  callsDone(itemId: string, calls: readonly ToolCall[]): ThreadItemEvent {
    return { type: 'thread.item.done', item: this.workflow(itemId, calls) };
  }

  private openItem(kind: OpenItem['kind']): ThreadItemEvent[] {
    if (this.open?.kind === kind) return [];
    const closed = this.close();
    const id = this.nextId();
    this.open = { id, kind, text: '', sent: 0 };
    return [...closed, ...(kind === 'text' ? this.beginText(id) : this.beginReasoning(id))];
  }

  private beginText(id: string): ThreadItemEvent[] {
    const content = { type: 'output_text' as const, text: '', annotations: [] };
    return [
      { type: 'thread.item.added', item: { ...this.details(id), type: 'assistant_message', content: [] } },
      this.updated({ type: 'assistant_message.content_part.added', content_index: 0, content }),
    ];
  }

  private beginReasoning(id: string): ThreadItemEvent[] {
    return [
      { type: 'thread.item.added', item: this.reasoningItem(id, []) },
      this.updated({ type: 'workflow.task.added', task_index: 0, task: thought('', 'loading') }),
    ];
  }

  private updated(update: ThreadItemUpdate, said = ''): ThreadItemEvent {
    if (this.open) this.open.text += said;
    return { type: 'thread.item.updated', item_id: this.open?.id ?? '', update };
  }

  private message(id: string, text: string): ThreadItem {
    return {
      ...this.details(id),
      type: 'assistant_message',
      content: [{ type: 'output_text', text, annotations: [] }],
    };
  }

  private reasoningItem(id: string, tasks: ThoughtTask[]): ThreadItem {
    return { ...this.details(id), type: 'workflow', workflow: { type: 'reasoning', tasks, expanded: false } };
  }

  private workflow(id: string, calls: readonly ToolCall[]): ThreadItem {
    const workflow: Workflow = { type: 'custom', tasks: calls.map(callTask), expanded: false };
    return { ...this.details(id), type: 'workflow', workflow };
  }

  private details(id: string) {
    return { id, thread_id: this.answer.threadId, created_at: new Date().toISOString() };
  }

  private nextId(): string {
    return `${this.answer.messageId}_${this.nextPart++}`;
  }
}

function thought(content: string, status: 'loading' | 'complete'): ThoughtTask {
  return { type: 'thought', content, status_indicator: status };
}

function callTask(call: ToolCall): CustomTask<ToolCall> {
  const isGoing = call.status === 'running' || call.status === 'awaiting_approval';
  return {
    type: 'custom',
    title: call.title ?? call.tool_name,
    status_indicator: isGoing ? 'loading' : 'complete',
    tool_call: call,
  };
}
