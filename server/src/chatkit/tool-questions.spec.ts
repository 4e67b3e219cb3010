import { describe, expect, it } from '@jest/globals';
import { type ToolCallDecision } from '../runs/journal/run-journal.entities.js';
import { MESSAGE, toolCall, workflow } from './testing/items.js';
import { askingItem, callsOf, decisionOn, isWaiting, questionsOf, waitingCalls } from './tool-questions.js';

const NOTHING = new Map<string, ToolCallDecision>();
const CHOICES = ['Allow once', 'Allow in this conversation', 'Always allow', 'Deny'];

describe(questionsOf, () => {
  const asked = (...words: [string, ToolCallDecision][]) =>
    questionsOf(workflow(words.map(([id]) => toolCall({ id, status: 'success', duration_ms: 1 }))), new Map(words));

  it('asks whether each call that waits may be made, and why not', () => {
    const [question] = questionsOf(workflow([toolCall()]), NOTHING);

    expect(question).toEqual({
      id: `${MESSAGE}_1000003`,
      thread_id: 'thread',
      created_at: '1970-01-01T00:00:00.000Z',
      type: 'structured_input',
      status: 'pending',
      inputs: [
        {
          type: 'multiple_choice',
          id: 'call',
          question: 'Allow “tidy” (house) with {"room":"attic"}?',
          options: CHOICES.map((value) => ({ value })),
          multiple: false,
        },
        { type: 'freeform', id: 'call.reason', question: 'If not: why? The AI reads it.' },
      ],
    });
  });

  it('calls a tool by its title, and says how much of long arguments it does not show', () => {
    const [question] = questionsOf(
      workflow([toolCall({ title: 'Tidy up', arguments: { a: 'x'.repeat(5000) } })]),
      NOTHING,
    );

    expect(question?.inputs[0]?.question).toBe(
      `Allow “Tidy up” (house) with ${`{"a":"${'x'.repeat(5000)}`.slice(0, 2000)}… (3008 more characters)?`,
    );
  });

  it('asks whether a call is to be made again of which nobody knows what it did', () => {
    const [question] = questionsOf(workflow([toolCall({ status: 'unknown_outcome' })]), NOTHING);

    expect(question?.inputs[0]?.question).toBe(
      'Nobody knows whether “tidy” was done. Do it again (house) with {"room":"attic"}?',
    );
  });

  it('asks nothing when no call ever waited, or only those that the page makes', () => {
    const done = toolCall({ status: 'success', duration_ms: 1 });

    expect(questionsOf(workflow([done]), NOTHING)).toEqual([]);
    expect(questionsOf(workflow([toolCall({ server: 'page' })]), NOTHING)).toEqual([]);
  });

  it('shows what was chosen and why', () => {
    const [question] = asked(
      ['a', { decision: 'approve', scope: 'always' }],
      ['b', { decision: 'deny', reason: 'Later' }],
    );

    expect(question?.status).toBe('answered');
    expect(question?.inputs.map(({ id, answer }) => [id, answer])).toEqual([
      ['a', { values: ['Always allow'], skipped: false }],
      ['a.reason', { values: [], skipped: true }],
      ['b', { values: ['Deny'], skipped: false }],
      ['b.reason', { values: ['Later'], skipped: false }],
    ]);
  });

  it('takes an approval of no scope for one of this call alone', () => {
    expect(asked(['a', { decision: 'approve' }])[0]?.inputs[0]?.answer?.values).toEqual(['Allow once']);
  });

  it('is skipped when all of it was', () => {
    const skipped = { decision: 'deny', skipped: true } as const;

    expect(asked(['a', skipped], ['b', skipped])[0]?.status).toBe('skipped');
    expect(asked(['a', skipped], ['b', { decision: 'approve' }])[0]?.status).toBe('answered');
    expect(asked(['a', skipped])[0]?.inputs[0]?.answer).toEqual({ values: [], skipped: true });
  });

  it('puts what a server wants to know, and what of it was answered to the server alone', () => {
    const request = { message: 'Which room?', mode: 'form', requested_schema: { properties: { room: {} } } } as const;
    const [waiting] = questionsOf(workflow([toolCall({ input_request: request })]), NOTHING);
    const answered = (skipped: boolean) =>
      asked(['a', { decision: 'approve', input: { message: 'Which room?', skipped } }])[0];

    expect(waiting?.inputs).toEqual([{ type: 'freeform', id: 'call.room', question: 'Which room? room' }]);
    expect(answered(false)).toMatchObject({
      status: 'answered',
      inputs: [{ id: 'a.input', question: 'Which room?', answer: { values: ['Answered'], skipped: false } }],
    });
    expect(answered(true)).toMatchObject({ status: 'skipped', inputs: [{ answer: { values: [], skipped: true } }] });
  });

  it('still waits while one of its calls does', () => {
    const item = workflow([toolCall(), toolCall({ id: 'b', status: 'denied', duration_ms: 1 })]);

    const [question] = questionsOf(item, new Map([['b', { decision: 'deny' }]]));

    expect(question?.status).toBe('pending');
    expect(question?.inputs.map(({ id }) => id)).toEqual(['call', 'call.reason', 'b', 'b.reason']);
  });
});

describe(waitingCalls, () => {
  it('are those that wait for the user and can still be made, and none of the page', () => {
    const calls = [toolCall(), toolCall({ id: 'b', status: 'unknown_outcome' }), toolCall({ id: 'c', server: 'page' })];
    const settled = toolCall({ id: 'd', status: 'running' });

    expect(waitingCalls(workflow([...calls, settled])).map(({ id }) => id)).toEqual(['call', 'b']);
    expect(waitingCalls(workflow(calls, () => false))).toEqual([]);
    expect(isWaiting(settled)).toBe(false);
  });
});

describe(callsOf, () => {
  it('are the calls among the steps', () => {
    const { workflow: steps, ...item } = workflow([toolCall()]);
    const thought = { type: 'thought', content: 'Hm', status_indicator: 'complete' } as const;
    const bare = { type: 'custom', status_indicator: 'complete' } as const;

    const calls = callsOf({ ...item, workflow: { ...steps, tasks: [thought, bare, ...steps.tasks] } });

    expect(calls.map(({ id }) => id)).toEqual(['call']);
  });
});

describe(askingItem, () => {
  it('is the workflow that a question is about, and nothing for any other item', () => {
    expect(askingItem(`${MESSAGE}_1000003`)).toBe(`${MESSAGE}_3`);
    expect(askingItem(`${MESSAGE}_1000000`)).toBe(`${MESSAGE}_0`);
    expect(askingItem(`${MESSAGE}_3`)).toBeNull();
    expect(askingItem(`${MESSAGE}_x`)).toBeNull();
  });
});

describe(decisionOn, () => {
  const decided = (
    values: string[],
    reason?: { values: string[]; skipped: boolean },
    status: 'answered' | 'skipped' = 'answered',
  ) =>
    decisionOn(toolCall(), {
      status,
      answers: { call: { values, skipped: false }, ...(reason && { 'call.reason': reason }) },
    });

  it('allows for as long as was chosen, by the words shown or by their names', () => {
    expect(decided(['Allow in this conversation'])).toEqual({ decision: 'approve', scope: 'conversation' });
    expect(decided(['always'])).toEqual({ decision: 'approve', scope: 'always' });
    expect(decided(['Allow once'])).toEqual({ decision: 'approve', scope: 'once' });
  });

  it('is no where nothing was chosen', () => {
    const skipped = { decision: 'deny', skipped: true };

    expect(decided([])).toEqual(skipped);
    expect(decided(['Allow once'], undefined, 'skipped')).toEqual(skipped);
    expect(decisionOn(toolCall(), { status: 'answered', answers: {} })).toEqual(skipped);
    expect(
      decisionOn(toolCall(), { status: 'answered', answers: { call: { values: ['always'], skipped: true } } }),
    ).toEqual(skipped);
  });

  it('is no with its reason, shortened', () => {
    expect(decided(['Deny'])).toEqual({ decision: 'deny' });
    expect(decided(['Deny'], { values: [' Not ', 'now '], skipped: false })).toEqual({
      decision: 'deny',
      reason: 'Not \nnow',
    });
    expect(decided(['Deny'], { values: ['no'], skipped: true })).toEqual({ decision: 'deny' });
    expect(decided(['Deny'], { values: ['x'.repeat(2000)], skipped: false }).reason).toHaveLength(1000);
  });
});
