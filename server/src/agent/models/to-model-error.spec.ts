import { describe, expect, it } from '@jest/globals';
import { APIError } from 'openai';
import { toModelError } from './to-model-error.js';

describe(toModelError, () => {
  it.each([
    [401, { type: 'invalid_request_error' }, 'auth'],
    [403, { code: 'unsupported_country' }, 'auth'],
    [429, { code: 'rate_limit_exceeded', message: 'Too many tokens for this context window and minute' }, 'rate_limit'],
    [429, { code: 'insufficient_quota' }, 'quota'],
    [400, { code: 'context_length_exceeded' }, 'context_length'],
    [400, { type: 'exceed_context_size_error' }, 'context_length'],
    [500, { message: 'This exceeds the maximum context length of 4096 tokens' }, 'context_length'],
    [404, { code: 'model_not_found' }, 'bad_request'],
    [422, {}, 'bad_request'],
    [400, { message: 'This model does not support image input' }, 'unreadable_file'],
    [400, { message: "Invalid value: 'input_file'. Supported values are: 'input_text'." }, 'unreadable_file'],
    [500, { type: 'invalid_request_error' }, 'server'],
    [408, {}, 'server'],
    [529, { type: 'overloaded_error' }, 'server'],
    [undefined, { code: 'rate_limit_exceeded' }, 'rate_limit'],
    [undefined, { type: 'invalid_request_error' }, 'bad_request'],
    [undefined, {}, 'server'],
  ])('takes status %s with %j for what it is', (status, error, kind) => {
    expect(toModelError(new APIError(status, error, undefined, new Headers())).kind).toBe(kind);
  });

  it.each([
    ['true', 400, true],
    ['false', 500, false],
  ])('follows the advice of x-should-retry: %s', (advice, status, retryable) => {
    const error = APIError.generate(status, {}, undefined, new Headers({ 'x-should-retry': advice }));

    expect(toModelError(error).retryable).toBe(retryable);
  });
});
