import { describe, expect, it } from '@jest/globals';
import { ModelError } from './model-error.js';

const CODES = [
  'model_unavailable',
  'model_rate_limited',
  'model_quota_exceeded',
  'model_unauthorized',
  'context_too_long',
  'model_rejected_request',
  'model_timed_out',
  'model_answer_cut',
];

describe(ModelError, () => {
  it.each([
    ['aborted', 'model_answer_cut'],
    ['headers_timeout', 'model_timed_out'],
    ['stalled', 'model_timed_out'],
    ['truncated', 'model_answer_cut'],
    ['rate_limit', 'model_rate_limited'],
    ['quota', 'model_quota_exceeded'],
    ['auth', 'model_unauthorized'],
    ['bad_request', 'model_rejected_request'],
    ['unreadable_file', 'model_rejected_request'],
    ['context_length', 'context_too_long'],
    ['server', 'model_unavailable'],
    ['network', 'model_unavailable'],
    ['protocol', 'model_unavailable'],
  ] as const)('tells people about %s in words of its own', (kind, code) => {
    const error = new ModelError(kind, { reason: 'Incorrect API key provided: sk-abc', status: 400 }).toRunError();

    expect(error).toEqual({ code, message: expect.stringMatching(/^[A-Z].*(Retry|retry|Ask|ask|Choose|Start).*\.$/) });
    expect(CODES).toContain(error.code);
    expect(error.message).not.toContain('sk-');
  });

  it('keeps keys and addresses out of the log', () => {
    const reason = 'Key sk-proj-Ab1*** is wrong, see https://user:pass@example.test/keys, sent Bearer abc.def';

    expect(new ModelError('auth', { reason }).message).toBe('auth: Key [key] is wrong, see [address] sent [key]');
  });

  it('knows by its kind whether another try may help, unless it was told', () => {
    expect(new ModelError('stalled').retryable).toBe(true);
    expect(new ModelError('auth').retryable).toBe(false);
    expect(new ModelError('server', { retryable: false }).retryable).toBe(false);
  });

  it('looks at no more than the beginning of a long reason', () => {
    const { message } = new ModelError('server', { reason: 'a.'.repeat(500_000) });

    expect(message).toBe(`server: ${'a.'.repeat(250)}`);
  });
});
