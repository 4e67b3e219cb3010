import { describe, expect, it } from '@jest/globals';
import { type Message } from '../messages/message.entity.js';
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
  const message = (more: Partial<Message>) =>
    ({ toolCalls: [], createdAt: new Date('2026-11-22T12:30:00Z'), ...more }) as unknown as Message; // what the text needs of a message

  it('says who said what, and when', () => {
    expect(messageMarkdown(message({ role: 'user', content: 'Hello' }))).toBe(
      '\n## You, 2026-11-22 12:30 UTC\n\nHello\n',
    );
  });

  it('puts each call where it was made', () => {
    const text = messageMarkdown(message({ role: 'assistant', content: 'I will do.\n\nDone.', toolCalls: [call] }));

    expect(text).toBe(
      '\n## Assistant, 2026-11-22 12:30 UTC\n\nI will do.\n\n> **create_task** (tasks), success: `{"title":"Milk"}`\n\nDone.\n',
    );
  });
});
