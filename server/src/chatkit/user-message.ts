import { storable } from '../database/storable.js';
import { type InputPart, type MessagePart, type PageTool } from '../messages/message-part.js';
import { type UserMessageInput } from '../thread-events/client-request.js';
import { type Attachment } from '../thread-events/attachment.js';
import { type UserMessageContent, type UserMessageItem } from '../thread-events/thread-items.js';
import { type ThreadMessage } from './thread-messages.repository.js';

/** What a person sent as one text: tags are named `@text`. */
export function textOf(content: readonly Pick<UserMessageContent, 'type' | 'text'>[]): string {
  const texts = content.map((part) => (part.type === 'input_text' ? part.text : `@${part.text}`));
  return texts.join('').trim().toWellFormed();
}

/** What is kept of an input beside its text; nothing for a bare text. */
export function partsOfInput(
  { content, quoted_text, inference_options }: UserMessageInput,
  pageTools: readonly PageTool[],
): InputPart[] {
  const { model, tool_choice } = inference_options;
  const options = { ...(tool_choice && { tool_choice }), ...(model != null && { model }) };
  const isBare = content.every(({ type }) => type === 'input_text') && content.length === 1;
  if (isBare && pageTools.length === 0 && quoted_text == null && Object.keys(options).length === 0) return [];
  const part: InputPart = {
    n: 1,
    kind: 'input',
    content: content.map(withoutNulls),
    inference_options: options,
    ...(quoted_text != null && { quoted_text }),
    ...(pageTools.length > 0 && { page_tools: pageTools }),
  };
  return [storable(part)];
}

/** A user's message as an item; one that came through another door is its text. */
export function userMessageItem(message: ThreadMessage, attachments: Attachment[]): UserMessageItem {
  const input = message.parts.find(isInput);
  return {
    id: message.id,
    thread_id: message.conversationId,
    created_at: message.createdAt.toISOString(),
    type: 'user_message',
    content: input ? [...input.content] : [{ type: 'input_text', text: message.content }],
    attachments,
    inference_options: input?.inference_options ?? {},
    ...(input?.quoted_text !== undefined && { quoted_text: input.quoted_text }),
  };
}

function isInput(part: MessagePart): part is InputPart {
  return part.kind === 'input';
}

function withoutNulls(part: UserMessageInput['content'][number]): UserMessageContent {
  if (part.type === 'input_text') return part;
  const { group, ...tag } = part;
  return { ...tag, ...(group != null && { group }) };
}
