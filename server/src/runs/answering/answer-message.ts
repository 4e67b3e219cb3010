import { type EntityManager } from 'typeorm';
import { previewOf } from '../../conversations/title.js';
import { type MessagePart } from '../../messages/message-part.js';
import { type MessageStatus } from '../../messages/message.entity.js';
import { FORWARD } from '../../messages/messages.repository.js';
import { type ThreadItem } from '../../thread-events/thread-items.js';
import { partsOf } from '../journal/message-parts.js';
import { type Run, type RunStatus } from '../journal/run.entity.js';

/** The same of parts as `contentOf` and `toolCallsOf`: so it need not be sent once more. */
const ANSWER = `
  UPDATE messages SET parts = $3, status = $4, updated_at = ${FORWARD},
    content = coalesce((
      SELECT string_agg(part ->> 'text', E'\\n\\n' ORDER BY n) FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY p (part, n)
      WHERE part ->> 'kind' = 'text' AND part ->> 'text' <> ''), ''),
    tool_calls = coalesce((
      SELECT jsonb_agg(call ORDER BY n, m) FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY p (part, n),
        jsonb_array_elements(part -> 'tool_calls') WITH ORDINALITY c (call, m)
      WHERE part ->> 'kind' = 'tool_calls'), '[]')
  WHERE user_id = $1 AND id = $2`;

/** The status of an answer whose run ended so. */
const MESSAGE_STATUS: Partial<Record<RunStatus, MessageStatus>> = {
  completed: 'complete',
  cancelled: 'stopped',
  failed: 'failed',
  interrupted: 'interrupted',
};

/** Writes the message as the items add up to it; `content` and `tool_calls` are derived from its parts. */
export async function updateMessage(db: EntityManager, run: Run, items: readonly ThreadItem[]): Promise<void> {
  const status = MESSAGE_STATUS[run.status] ?? 'streaming';
  await db.query(ANSWER, [run.userId, run.assistantMessageId, JSON.stringify(partsOf(items)), status]);
}

/**
 * Shows the finished answer in the list of conversations. Also locks the conversation, so that no message is accepted
 * while the next run is chosen.
 */
export async function touchConversation(db: EntityManager, run: Run, items: readonly ThreadItem[]): Promise<void> {
  await db.query(
    `UPDATE conversations SET unread = true, last_message_preview = coalesce(nullif($3, ''), last_message_preview),
       updated_at = greatest(date_trunc('milliseconds', clock_timestamp()), updated_at)
     WHERE user_id = $1 AND id = $2`,
    [run.userId, run.conversationId, previewOf(lastText(partsOf(items)))],
  );
}

/** What was said last: of an answer in several steps, the outcome. */
function lastText(parts: readonly MessagePart[]): string {
  return parts.flatMap((part) => (part.kind === 'text' && part.text.trim() !== '' ? [part.text] : [])).at(-1) ?? '';
}
