import { type ThreadItemUpdate } from '../../thread-events/thread-item-update.js';
import { type ThreadItemEvent } from '../../thread-events/thread-stream-events.js';
import { itemId, type ItemsAnswer, reasoningItem, textItem, thought } from '../journal/answer-items.js';

/** ChatKit sends a thought whole each time it grows, so it is sent in strides. */
const THOUGHT_STRIDE = 240;

interface OpenItem {
  readonly n: number;
  readonly kind: 'text' | 'reasoning';
  text: string;
  sent: number;
}

/** Tells what is said and thought in an answer as ChatKit's events. */
export class AnswerNarrator {
  private open: OpenItem | null = null;

  /** `nextPart` is the first number that no item of this answer has had yet. */
  constructor(
    private readonly answer: ItemsAnswer,
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
    const { n, kind, text } = this.open;
    this.open = null;
    return [
      {
        type: 'thread.item.done',
        item:
          kind === 'text' ? textItem(this.answer, n, text) : reasoningItem(this.answer, n, [thought(text, 'complete')]),
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
    const n = this.takePart();
    this.open = { n, kind, text: '', sent: 0 };
    return [...closed, ...(kind === 'text' ? this.beginText(n) : this.beginReasoning(n))];
  }

  private beginText(n: number): ThreadItemEvent[] {
    const content = { type: 'output_text' as const, text: '', annotations: [] };
    return [
      { type: 'thread.item.added', item: { ...textItem(this.answer, n, ''), content: [] } },
      this.updated({ type: 'assistant_message.content_part.added', content_index: 0, content }),
    ];
  }

  private beginReasoning(n: number): ThreadItemEvent[] {
    return [
      { type: 'thread.item.added', item: reasoningItem(this.answer, n, []) },
      this.updated({ type: 'workflow.task.added', task_index: 0, task: thought('', 'loading') }),
    ];
  }

  private updated(update: ThreadItemUpdate, said = ''): ThreadItemEvent {
    if (this.open) this.open.text += said;
    return { type: 'thread.item.updated', item_id: itemId(this.answer.messageId, this.open?.n ?? 0), update };
  }
}
