import { type ToolCallStatus } from '../api/api';
import { aCall, aMessage, anAnswer, aRun } from '../testing/stories';
import { turnOf } from '../rest/message-turns';
import { type Answer, type Part } from '../transcript/turns';
import { ENGLISH } from '../words/english';
import { german } from '../words/german';
import { sayIn } from '../words/say';
import { Narrator } from './narrator';

const NAMES = ['send', 'look', 'post'];

const ANSWER: Answer = {
  role: 'assistant',
  id: 'a1',
  runId: 'r1',
  run: aRun(),
  parts: [],
  status: 'streaming',
  feedback: null,
  createdAt: '2026-11-23T14:02:00.000Z',
  updatedAt: '2026-11-23T14:02:00.000Z',
};

const text = (words: string, done = false): Part => ({ kind: 'text', id: `t${words.length}`, text: words, done });
const call: Part = { kind: 'calls', id: 'c', calls: [aCall()] };
const going = (...parts: readonly Part[]): Answer => ({ ...ANSWER, parts });
const ended = (...parts: readonly Part[]): Answer => ({ ...going(...parts), status: 'complete' });

/** Everything that is said aloud while an answer becomes one after the other. */
function heard(readsAloud: boolean, ...answers: readonly Answer[]): readonly string[] {
  const narrator = new Narrator();
  return answers.map((answer) => narrator.hear([answer], ENGLISH, readsAloud)).filter(Boolean);
}

/** An answer as it grows, a few letters at a time. */
function growing(whole: string): readonly Answer[] {
  const cuts = Array.from({ length: Math.ceil(whole.length / 3) }, (_, at) => whole.slice(0, 3 * (at + 1)));
  return [going(), ...cuts.map((cut) => going(text(cut))), ended(text(whole, true))];
}

describe(Narrator, () => {
  it('says that an answer begins, what its tools do, and that it is complete', () => {
    const parts = [text('I look. Then', true), call, text('All is done.', true)];

    expect(heard(false, going(), going(...parts), ended(...parts))).toEqual([
      'The assistant is answering.',
      'Created task: Review Q4 report.',
      'Answer complete.',
    ]);
  });

  it('asks for every approval first, wherever in its step it stands, and tells each call when it comes about', () => {
    const step = (...statuses: readonly ToolCallStatus[]): Part => ({
      kind: 'calls',
      id: 'c',
      calls: statuses.map((status, at) => aCall({ id: `c${at}`, tool_name: NAMES[at] ?? '', status, result: null })),
    });

    expect(
      heard(
        false,
        going(),
        going(step('awaiting_approval', 'running', 'awaiting_approval')),
        going(step('running', 'running', 'awaiting_approval')),
        going(step('running', 'running', 'denied')),
        going(step('running', 'running', 'denied')),
        going(step('error', 'success', 'denied')),
      ),
    ).toEqual([
      'The assistant is answering.',
      'Approval needed: send. Approval needed: post. Will use: look.',
      'Will use: send.',
      'AI is using: send. AI is using: look. Didn’t use: post.',
      'Couldn’t use: send. Used: look.',
    ]);
  });

  it('tells an answer that is come upon by what it asks, or by the last that it did', () => {
    const [done, asking] = [aCall({ id: 'c1' }), aCall({ id: 'c2', tool_name: 'send', status: 'awaiting_approval' })];

    expect(heard(false, going({ kind: 'calls', id: 'c', calls: [asking, done] }))).toEqual(['Approval needed: send.']);
    expect(heard(false, going({ kind: 'calls', id: 'c', calls: [{ ...asking, status: 'success' }, done] }))).toEqual([
      'Created task: Review Q4 report.',
    ]);
  });

  it('says nothing again in another language', () => {
    const narrator = new Narrator();
    narrator.hear([going(call)], ENGLISH, false);

    expect(narrator.hear([going(call)], german(sayIn('de')), false)).toBe('');
  });

  it('reads an answer aloud where that is wanted: each sentence once, when it is whole, and the rest at its end', () => {
    expect(
      heard(true, ...growing('It costs 3.50 today. **Two** of [five](https://a.example) are\nleft! And so on')),
    ).toEqual([
      'The assistant is answering.',
      'It costs 3.50 today.',
      'Two of five are left!',
      'And so on. Answer complete.',
    ]);
  });

  it('reads a very long row of dots', () => {
    const whole = `Wait${'.'.repeat(300_000)}what`;

    expect(heard(true, going(), ended(text(whole, true))).join(' ')).toContain('what. Answer complete.');
  });

  it('reads headings, lists and tables line by line, and says only that there is code', () => {
    const whole = [
      '## Steps',
      '1. Look\n2. Leap\n   - far',
      '```ts\nconst secret = 1;\nmore();\n```',
      '| Day | Free |\n| --- | --- |\n| Monday | 4 h |',
      'Done.',
    ].join('\n\n');

    expect(heard(true, ...growing(whole)).join(' ')).toBe(
      'The assistant is answering. Steps. Look. Leap. far. Code. Day, Free. Monday, 4 h. Done. Answer complete.',
    );
  });

  it('reads what was said before a tool first, then what the tool did', () => {
    const before = text('I look it up', true);

    expect(heard(true, going(), going(before, call), ended(before, call, text('There.', true)))).toEqual([
      'The assistant is answering.',
      'I look it up. Created task: Review Q4 report.',
      'There. Answer complete.',
    ]);
  });

  it('does not read what was only loaded, or had ended when reading aloud was switched on', () => {
    const narrator = new Narrator();
    narrator.hear([going(text('One. Two'))], ENGLISH, false);
    narrator.hear([ended(text('One. Two.', true))], ENGLISH, false);

    expect(narrator.hear([ended(text('One. Two.', true))], ENGLISH, true)).toBe('');
    expect(new Narrator().hear([turnOf(aMessage()), turnOf(anAnswer())], ENGLISH, true)).toBe('');
  });
});
