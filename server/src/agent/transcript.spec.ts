import { describe, expect, it } from '@jest/globals';
import { type AnswerCall, type AnswerState } from './answer-state.js';
import { resultTurn, turnsOf } from './transcript.js';

const UNKNOWN_OUTCOME = { code: 'unknown_outcome', message: 'The server was lost' };

describe(turnsOf, () => {
  const usage = null;
  const ended = { finish: 'stop' as const, reasoning: 'Hm', usage };
  const asked = { id: 'call_1', name: 'list_tasks', argumentsText: '{}', arguments: {}, problem: null };
  const call: AnswerCall = {
    ...{ id: '1', modelCallId: 'call_1', modelToolName: 'list_tasks', arguments: {}, idempotencyKey: 'k' },
    ...{ retry: 'read', attempt: 1, status: 'success', error: null, result: { content: [] } },
  };
  const turns = (steps: AnswerState['steps']) =>
    turnsOf({
      question: { model: 'm', instructions: '', transcript: [], cacheKey: 'c', safetyIdentifier: 'p' },
      steps,
    });

  it('tells each turn of the answer, with the result of every call behind it', () => {
    const steps = [
      { reply: { ...ended, text: 'Let me see', calls: [asked], provider: null }, calls: [call] },
      { reply: { ...ended, text: 'None', calls: [], provider: null }, calls: [] },
    ];

    expect(turns(steps)).toEqual([
      { role: 'assistant', text: 'Let me see', calls: [asked] },
      resultTurn('call_1', call),
      { role: 'assistant', text: 'None', calls: [] },
    ]);
  });

  it('keeps what a provider wants back unchanged', () => {
    const provider = { provider: 'p', items: [{ type: 'reasoning' }] };

    expect(turns([{ reply: { ...ended, text: 'Yes', calls: [], provider }, calls: [] }])).toEqual([
      { role: 'assistant', text: 'Yes', calls: [], provider },
    ]);
  });
});

describe(resultTurn, () => {
  const content = [
    { type: 'text', text: 'A cat' },
    { type: 'image', data: 'AAAA', mimeType: 'image/png' },
  ];
  const turnOf = (status: AnswerCall['status']) => resultTurn('call_1', { status, result: { content }, error: null });

  it('tells what a tool said and shows its images', () => {
    expect(turnOf('success')).toEqual({
      role: 'tool',
      callId: 'call_1',
      text: 'A cat\n[image content, shown to the user]',
      files: [{ name: 'image', kind: 'image', url: 'data:image/png;base64,AAAA' }],
      isError: false,
    });
  });

  it('shows nothing of a call that was not made', () => {
    expect(turnOf('denied')).toEqual({
      role: 'tool',
      callId: 'call_1',
      text: 'The user did not allow this call.',
      isError: true,
    });
  });

  it('shows the images of a result that is an error', () => {
    const error = { code: 'tool_error', message: 'No such cat' };

    expect(resultTurn('call_1', { status: 'error', result: { content }, error })).toMatchObject({
      text: expect.stringContaining('No such cat'),
      files: [{ kind: 'image' }],
      isError: true,
    });
  });

  it.each([
    ['denied', { reason: 'Not now' }, 'The user did not allow this call. Their reason: Not now'],
    ['denied', { error: UNKNOWN_OUTCOME }, expect.stringMatching(/not known whether .* go on without making it again/)],
    ['cancelled', {}, 'This call was cancelled before it was made.'],
    ['unknown_outcome', { error: UNKNOWN_OUTCOME }, 'It is not known whether this call took effect.'],
  ] as const)('says why nothing came of a call: %s, %j', (status, more, text) => {
    expect(resultTurn('call_1', { status, result: null, error: null, ...more })).toEqual({
      role: 'tool',
      callId: 'call_1',
      text,
      isError: true,
    });
  });
});
