import { AssistantMessageUpdate } from './thread-item-update.js';
import { AssistantMessageContent, AssistantMessageItem } from './thread-items.js';

/** An assistant message after one more change to a part of it. */
export function foldAssistantMessage(item: AssistantMessageItem, update: AssistantMessageUpdate): AssistantMessageItem {
  const content = changed(item.content.at(update.content_index), update);
  return { ...item, content: item.content.toSpliced(update.content_index, 1, ...content) };
}

function changed(part: AssistantMessageContent | undefined, update: AssistantMessageUpdate): AssistantMessageContent[] {
  if ('content' in update) return [update.content];
  if (!part) return [];
  if (update.type === 'assistant_message.content_part.text_delta') return [{ ...part, text: part.text + update.delta }];
  return [{ ...part, annotations: part.annotations.toSpliced(update.annotation_index, 1, update.annotation) }];
}
