import { describe, expect, it } from '@jest/globals';
import { type AnswerCall } from './answer-state.js';
import { resultTurn } from './transcript.js';

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
});
