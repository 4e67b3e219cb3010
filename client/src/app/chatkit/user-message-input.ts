import { type UserMessageContent } from '@openai/chatkit';
import { type Outgoing } from '../chat/chat-source';

/** A message as the protocol takes it. */
export function userMessageInput({ content: text, model, extras }: Outgoing) {
  const content: readonly UserMessageContent[] = extras.content ?? [{ type: 'input_text', text }];
  return {
    content: content.map((part) => (part.type === 'input_tag' ? { ...part, data: part.data ?? {} } : part)),
    attachments: (extras.attachments ?? []).map(({ id }) => id),
    inference_options: { ...(extras.tool && { tool_choice: { id: extras.tool } }), ...(model && { model }) },
    ...(extras.quote && { quoted_text: extras.quote }),
  };
}
