import { type InputFile, type TranscriptTurn } from '../../agent/model.js';
import { type AttachedFile } from '../../attachments/message-files.repository.js';
import { type MessagePart } from '../../messages/message-part.js';

/** What the model is told of a person's message: its text, what it quotes, and its files, texts among them word by word. */
export function userTurn(
  content: string,
  parts: readonly MessagePart[],
  files: readonly AttachedFile[],
): Extract<TranscriptTurn, { role: 'user' }> {
  const quotes = parts.flatMap((part) => (part.kind === 'input' && part.quoted_text ? [quote(part.quoted_text)] : []));
  const text = [content, ...quotes, ...files.flatMap(inWords)].join('\n\n');
  const shown = files.flatMap(asFile);
  return { role: 'user', text, ...(shown.length > 0 && { files: shown }) };
}

function quote(text: string): string {
  return `The user quotes this from the conversation:\n${text.replace(/^/gm, '> ')}`;
}

function inWords({ name, mimeType, content }: AttachedFile): string[] {
  if (content === null) return [`[The file “${name}” was sent along and is not shown here.]`];
  return isText(mimeType) ? [`The file “${name}”:\n${content.toString()}`] : [];
}

function asFile({ name, mimeType, content }: AttachedFile): InputFile[] {
  if (content === null || isText(mimeType)) return [];
  const url = `data:${mimeType};base64,${content.toString('base64')}`;
  return [{ name, kind: mimeType.startsWith('image/') ? 'image' : 'document', url }];
}

function isText(mimeType: string): boolean {
  return mimeType.startsWith('text/') || mimeType === 'application/json';
}
