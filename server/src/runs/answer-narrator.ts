import { type ThreadItem } from '../thread-events/thread-items.js';
import { type ThreadItemUpdate } from '../thread-events/thread-item-update.js';
import { type ThreadItemEvent } from '../thread-events/thread-stream-events.js';
import { type ThoughtTask } from '../thread-events/workflow.js';
import { itemId } from './call-events.js';

/** ChatKit sends a thought whole each time it grows, so it is sent in strides. */
const THOUGHT_STRIDE = 240;

interface OpenItem {
  readonly id: string;
  readonly kind: 'text' | 'reasoning';
  text: string;
  sent: number;
}

/** Tells what is said and thought in an answer as ChatKit's events. */
export class AnswerNarrator {
  private open: OpenItem | null = null;

  /** `nextPart` is the first number that no item of this answer has had yet. */
  constructor(
    private readonly answer: { readonly messageId: string; readonly threadId: string },
    private nextPart: number,
  ) {}

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

  /** A number for a part that somebody else tells. */
  takePart(): number {
    return this.nextPart++;
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

  private details(id: string) {
    return { id, thread_id: this.answer.threadId, created_at: new Date().toISOString() };
  }

  private nextId(): string {
    return itemId(this.answer.messageId, this.takePart());
  }
}

function thought(content: string, status: 'loading' | 'complete'): ThoughtTask {
  return { type: 'thought', content, status_indicator: status };
}
