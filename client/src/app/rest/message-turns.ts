import { type Message, type SentFile } from '../api/api';
import { type Attachment } from '../api/thread-items';
import { type Part, type Turn } from '../transcript/turns';

/** A stored message as a turn: its text and its calls interleave as they happened. */
export function turnOf(message: Message): Turn {
  const { id, created_at: createdAt, updated_at: updatedAt, run_id: runId, status } = message;
  if (message.role === 'user') {
    const attachments = message.attachments?.map(attachmentOf) ?? [];
    const files = attachments.length > 0 && { attachments };
    const text = message.content === namesOf(attachments) ? '' : message.content;
    return { role: 'user', id, text, createdAt, updatedAt, sending: false, ...files };
  }
  const { feedback } = message;
  return { role: 'assistant', id, runId, run: null, parts: partsOf(message), status, feedback, createdAt, updatedAt };
}

/** What stands for words in a message that has only files. */
export function namesOf(attachments: readonly Attachment[]): string {
  return attachments.map(({ name }) => name).join(', ');
}

function attachmentOf({ id, name, mime_type, size, url }: SentFile): Attachment {
  const isImage = mime_type.startsWith('image/');
  return { id, name, mime_type, size, url, ...(isImage ? { type: 'image', preview_url: url } : { type: 'file' }) };
}

function partsOf({ id, content, tool_calls, status }: Message): Part[] {
  const parts: Part[] = [];
  const done = status !== 'streaming';
  const say = (from: number, to: number) => {
    if (to > from) parts.push({ kind: 'text', id: `${id}@${from}`, text: content.slice(from, to), done });
  };
  let said = 0;
  for (const [offset, calls] of Map.groupBy(tool_calls, (call) => call.content_offset)) {
    say(said, offset);
    said = Math.max(said, offset);
    parts.push({ kind: 'calls', id: `${id}@${offset}:calls`, calls });
  }
  say(said, content.length);
  return parts;
}
