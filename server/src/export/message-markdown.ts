import { type Message } from '../messages/message.entity.js';
import { type ToolCall } from '../messages/tool-call.js';

const NAMES = { user: 'You', assistant: 'Assistant' };

/** A message as a section of a Markdown file: text and tool calls in the order in which they happened. */
export function messageMarkdown({ role, content, toolCalls, createdAt }: Message): string {
  const heading = `\n## ${NAMES[role]}, ${createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC\n`;
  return `${heading}\n${pieces(content, toolCalls).join('\n\n')}\n`;
}

function pieces(content: string, calls: readonly ToolCall[]): string[] {
  const offsets = [0, ...calls.map((call) => call.content_offset)];
  const texts = offsets.map((offset, index) => content.slice(offset, offsets[index + 1] ?? content.length).trim());
  return texts.flatMap((text, index) => {
    const call = calls[index];
    return [...(text === '' ? [] : [text]), ...(call ? [callLine(call)] : [])];
  });
}

function callLine({ tool_name: tool, server, status, arguments: args }: ToolCall): string {
  return `> **${tool}** (${server}), ${status.replaceAll('_', ' ')}: \`${JSON.stringify(args).replaceAll('`', "'")}\``;
}
