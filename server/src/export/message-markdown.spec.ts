import { describe, expect, it } from '@jest/globals';
import { type MessageView } from '../messages/messages.dto.js';
import { type ToolCall } from '../messages/tool-call.js';
import { messageMarkdown } from './message-markdown.js';

describe(messageMarkdown, () => {
  const call = {
    tool_name: 'create_task',
    server: 'tasks',
    status: 'success',
    arguments: { title: 'Milk' },
    content_offset: 10,
  } as unknown as ToolCall; // what the text needs of a call
  const message = (more: Partial<MessageView>) =>
    ({ tool_calls: [], created_at: '2026-11-22T12:30:00.000Z', ...more }) as unknown as MessageView; // what the text needs of a message

  it('says who said what, and when', () => {
    expect(messageMarkdown(message({ role: 'user', content: 'Hello' }))).toBe(
      '\n## You, 2026-11-22 12:30 UTC\n\nHello\n',
    );
  });

  it('names the files that were sent along', () => {
    const file = { id: '1', name: 'notes.md', mime_type: 'text/markdown', size: 1234, url: 'https://a.example' };

    expect(messageMarkdown(message({ role: 'user', content: 'Read this', attachments: [file] }))).toContain(
      '\n\nRead this\n\n> Attached: **notes.md** (text/markdown, 1,234 bytes)\n',
    );
  });

  it('puts each call where it was made', () => {
    const text = messageMarkdown(message({ role: 'assistant', content: 'I will do.\n\nDone.', tool_calls: [call] }));

    expect(text).toBe(
      '\n## Assistant, 2026-11-22 12:30 UTC\n\nI will do.\n\n> **create_task** (tasks), success: `{"title":"Milk"}`\n\nDone.\n',
    );
  });
});
