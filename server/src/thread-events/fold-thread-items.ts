import { foldAssistantMessage } from './fold-assistant-message.js';
import { foldWidget } from './fold-widget.js';
import { ThreadItemUpdate } from './thread-item-update.js';
import { ThreadItem } from './thread-items.js';
import { ThreadStreamEvent } from './thread-stream-events.js';

/** The items of a thread after one more event; what is unknown or does not fit changes nothing. */
export function foldThreadItems(items: readonly ThreadItem[], event: ThreadStreamEvent): readonly ThreadItem[] {
  switch (event.type) {
    case 'thread.item.added':
    case 'thread.item.done':
    case 'thread.item.replaced':
      return upserted(items, event.item);
    case 'thread.item.updated':
      return items.map((item) => (item.id === event.item_id ? updated(item, event.update) : item));
    case 'thread.item.removed':
      return items.filter(({ id }) => id !== event.item_id);
    default:
      return items;
  }
}

function upserted(items: readonly ThreadItem[], item: ThreadItem): readonly ThreadItem[] {
  const at = items.findIndex(({ id }) => id === item.id);
  return at < 0 ? [...items, item] : items.with(at, item);
}

function updated(item: ThreadItem, update: ThreadItemUpdate): ThreadItem {
  switch (update.type) {
    case 'assistant_message.content_part.added':
    case 'assistant_message.content_part.text_delta':
    case 'assistant_message.content_part.annotation_added':
    case 'assistant_message.content_part.done':
      return item.type === 'assistant_message' ? foldAssistantMessage(item, update) : item;
    case 'workflow.task.added':
    case 'workflow.task.updated':
      if (item.type !== 'workflow') return item;
      return {
        ...item,
        workflow: { ...item.workflow, tasks: placed(item.workflow.tasks, update.task_index, update.task) },
      };
    case 'widget.streaming_text.value_delta':
    case 'widget.component.updated':
    case 'widget.root.updated':
      return item.type === 'widget' ? { ...item, widget: foldWidget(item.widget, update) } : item;
    case 'generated_image.updated':
      return item.type === 'generated_image' ? { ...item, image: update.image } : item;
    default:
      return item;
  }
}

function placed<Entry>(entries: readonly Entry[], index: number, entry: Entry): Entry[] {
  return [...entries.slice(0, index), entry, ...entries.slice(index + 1)];
}
