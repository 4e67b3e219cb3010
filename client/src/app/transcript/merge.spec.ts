import { turnOf } from '../rest/message-turns';
import { aMessage, anAnswer, aRun } from '../testing/stories';
import { merge } from './merge';
import { apply } from './transcript';
import { type Question } from './turns';

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
