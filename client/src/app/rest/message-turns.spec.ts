import { aCall, aMessage, anAnswer } from '../testing/stories';
import { type Turn } from '../transcript/turns';
import { turnOf } from './message-turns';

function partsOf(turn: Turn) {
  return turn.role === 'assistant' ? turn.parts.map((part) => (part.kind === 'text' ? part.text : part.kind)) : [];
}

describe(turnOf, () => {
  it('interleaves text and calls as they happened', () => {
    const turn = turnOf(
      anAnswer({
        content: 'Let me look. Done.',
        tool_calls: [aCall({ content_offset: 12 }), aCall({ id: 'c2', content_offset: 12 })],
      }),
    );

    expect(partsOf(turn)).toEqual(['Let me look.', 'calls', ' Done.']);
  });

  it('knows a message that is files alone', () => {
    const attachments = [{ id: 'f1', name: 'a.png', mime_type: 'image/png', size: 3, url: '/a' }];

    const [alone, besides] = ['a.png', 'Look'].map((content) => turnOf(aMessage({ content, attachments })));

    expect(alone).toMatchObject({ text: '', attachments: [{ id: 'f1', type: 'image', preview_url: '/a', size: 3 }] });
    expect(besides).toMatchObject({ text: 'Look' });
  });

  it('shows calls before and after all text', () => {
    const turn = turnOf(anAnswer({ content: 'Hi', tool_calls: [aCall(), aCall({ id: 'c2', content_offset: 2 })] }));

    expect(partsOf(turn)).toEqual(['calls', 'Hi', 'calls']);
  });
});
