import { describe, expect, it } from '@jest/globals';
import { type UserMessageInput } from '../thread-events/client-request.js';
import { type ThreadMessage } from './thread-messages.repository.js';
import { partsOfInput, textOf, userMessageItem } from './user-message.js';

const HELLO = { type: 'input_text', text: 'Hello' } as const;
const BARE_TAG = { type: 'input_tag', id: 't', text: 'Ada', data: {}, interactive: false } as const;
const TAG = { ...BARE_TAG, group: null };
const input = (more: Partial<UserMessageInput> = {}): UserMessageInput => ({
  content: [HELLO],
  attachments: [],
  inference_options: {},
  ...more,
});

describe(textOf, () => {
  it('names tags by an @, and is trimmed and well-formed', () => {
    expect(textOf([{ type: 'input_text', text: ' Ask ' }, TAG, { type: 'input_text', text: '\uD800 ' }])).toBe(
      'Ask @Ada\uFFFD',
    );
  });
});

describe(partsOfInput, () => {
  it('keeps nothing of a bare text', () => {
    expect(partsOfInput(input(), [])).toEqual([]);
    expect(
      partsOfInput(input({ quoted_text: null, inference_options: { model: null, tool_choice: null } }), []),
    ).toEqual([]);
  });

  it('keeps no quotation where there is none', () => {
    expect(partsOfInput(input({ content: [HELLO, HELLO], quoted_text: null }), [])).toEqual([
      { n: 1, kind: 'input', content: [HELLO, HELLO], inference_options: {} },
    ]);
  });

  it('keeps all that is more', () => {
    const tool = { name: 'look', description: '', parameters: {} };
    const bare = { n: 1, kind: 'input', content: [HELLO], inference_options: {} };

    expect(partsOfInput(input({ content: [HELLO, TAG] }), [])).toEqual([{ ...bare, content: [HELLO, BARE_TAG] }]);
    expect(partsOfInput(input({ content: [{ ...TAG, group: 'people' }] }), [])).toEqual([
      { ...bare, content: [{ ...BARE_TAG, group: 'people' }] },
    ]);
    expect(partsOfInput(input({ content: [HELLO, HELLO] }), [])).toHaveLength(1);
    expect(partsOfInput(input({ quoted_text: 'So' }), [])).toEqual([{ ...bare, quoted_text: 'So' }]);
    expect(partsOfInput(input(), [tool])).toEqual([{ ...bare, page_tools: [tool] }]);
    expect(partsOfInput(input({ inference_options: { model: 'm', tool_choice: { id: 'c' } } }), [])).toEqual([
      { ...bare, inference_options: { model: 'm', tool_choice: { id: 'c' } } },
    ]);
  });
});

describe(`${partsOfInput.name}, of what a database cannot store`, () => {
  it('keeps it as it can', () => {
    const odd = { ...BARE_TAG, text: '\0', data: { 'a\0': '\uD800' } };

    expect(partsOfInput(input({ content: [odd], quoted_text: 'So\uD800' }), [])).toMatchObject([
      { content: [{ text: '\uFFFD', data: { 'a\uFFFD': '\uFFFD' } }], quoted_text: 'So\uFFFD' },
    ]);
  });
});

describe(userMessageItem, () => {
  const message = (parts: ThreadMessage['parts']): ThreadMessage => ({
    id: 'm',
    conversationId: 't',
    runId: 'r',
    role: 'user',
    status: 'complete',
    content: 'Hello',
    parts,
    createdAt: new Date(0),
  });
  const bare = {
    id: 'm',
    thread_id: 't',
    created_at: '1970-01-01T00:00:00.000Z',
    type: 'user_message',
    content: [HELLO],
    attachments: [],
    inference_options: {},
  };

  it('is its text when it came through another door', () => {
    expect(userMessageItem(message([]), [])).toEqual(bare);
    expect(userMessageItem(message([{ n: 0, kind: 'text', text: 'Hello' }]), [])).toEqual(bare);
  });

  it('is what was sent, with the files that came along', () => {
    const file = { id: 'f', name: 'n', mime_type: 'text/plain', type: 'file' as const };
    const sent = { content: [HELLO, HELLO], inference_options: { model: 'm' }, quoted_text: 'So' };

    expect(userMessageItem(message([{ n: 1, kind: 'input', ...sent }]), [file])).toEqual({
      ...bare,
      ...sent,
      attachments: [file],
    });
  });
});
