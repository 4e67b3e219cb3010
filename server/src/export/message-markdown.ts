import { type MessageAttachment, type MessageView } from '../messages/messages.dto.js';
import { type ToolCall } from '../messages/tool-call.js';

const NAMES = { user: 'You', assistant: 'Assistant' };

/** A message as a section of a Markdown file: text and tool calls in the order in which they happened, then its files. */
export function messageMarkdown({ role, content, tool_calls, attachments = [], created_at }: MessageView): string {
  const heading = `\n## ${NAMES[role]}, ${created_at.slice(0, 16).replace('T', ' ')} UTC\n`;
  return `${heading}\n${[...pieces(content, tool_calls), ...attachments.map(fileLine)].join('\n\n')}\n`;
}

function pieces(content: string, calls: readonly ToolCall[]): string[] {
  const offsets = [0, ...calls.map((call) => call.content_offset)];
  const texts = offsets.map((offset, index) => content.slice(offset, offsets[index + 1] ?? content.length).trim());
  return texts.flatMap((text, index) => {
    const call = calls[index];
    return [...(text === '' ? [] : [text]), ...(call ? [callLine(call)] : [])];
  });
}

function fileLine({ name, mime_type, size }: MessageAttachment): string {
  return `> Attached: **${name}** (${mime_type}, ${size.toLocaleString('en')} bytes)`;
}

function callLine({ tool_name: tool, server, status, arguments: args }: ToolCall): string {
  return `> **${tool}** (${server}), ${status.replaceAll('_', ' ')}: \`${JSON.stringify(args).replaceAll('`', "'")}\``;
}
