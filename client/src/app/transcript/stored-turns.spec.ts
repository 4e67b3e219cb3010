import { aCall, aMessage, anAnswer, aRun } from '../testing/stories';
import { merge, turnOf } from './stored-turns';
import { apply } from './transcript';
import { type Question, type Turn } from './turns';

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

describe(merge, () => {
  it('joins older messages in front', () => {
    const turns = merge([turnOf(anAnswer())], [turnOf(aMessage())], []);

    expect(turns.map(({ id }) => id)).toEqual(['q1', 'a1']);
  });

  it('lets removed messages go', () => {
    expect(merge([turnOf(aMessage()), turnOf(anAnswer())], [], ['a1']).map(({ id }) => id)).toEqual(['q1']);
  });

  it('keeps the pieces of an answer that is stored as it was heard', () => {
    const heard = turnOf(anAnswer());

    const [merged] = merge([heard], [turnOf(anAnswer({ updated_at: '2026-11-23T15:00:00.000Z' }))], []);

    expect(merged?.role === 'assistant' && heard.role === 'assistant' && merged.parts === heard.parts).toBe(true);
  });

  it('leaves an answer alone that is being heard', () => {
    const heard = apply([turnOf(aMessage())], { type: 'run.updated', run: aRun() });

    expect(merge(heard, [turnOf(anAnswer({ status: 'streaming', content: 'Hal' }))], [])).toEqual(heard);
  });

  it('does not take an answer that has ended for unfinished again when an older look comes late', () => {
    const ended = turnOf(anAnswer());

    expect(merge([ended], [turnOf(anAnswer({ status: 'streaming', content: 'Hal' }))], [])).toEqual([ended]);
  });

  it('leaves a question that is still being sent at the end', () => {
    const sending: Question = {
      role: 'user',
      id: 'k',
      text: 'Hi',
      createdAt: '2020-01-01T00:00:00.000Z',
      updatedAt: '',
      sending: true,
    };

    expect(merge([sending], [turnOf(aMessage()), turnOf(anAnswer())], []).at(-1)).toBe(sending);
  });
});
