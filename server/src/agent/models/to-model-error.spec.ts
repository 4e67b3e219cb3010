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
    [409, {}, 'server'],
    [undefined, { type: 'billing_error' }, 'quota'],
    [undefined, { code: 'authentication_error' }, 'auth'],
    [undefined, { code: 'invalid_api_key' }, 'auth'],
    [undefined, { type: 'permission_error' }, 'auth'],
    [undefined, { code: 'content_policy_violation' }, 'bad_request'],
    [undefined, { code: 'unsupported_value' }, 'bad_request'],
    [undefined, { code: 'model_not_found' }, 'bad_request'],
    [400, { message: 'prompt is too long: 210000 tokens > 200000 maximum' }, 'context_length'],
    [400, { message: 'Your input exceeds the Context Window of this model.' }, 'context_length'],
    [400, { message: 'contextless' }, 'bad_request'],
    [400, { message: 'Images are not accepted' }, 'unreadable_file'],
    [400, { message: 'Unknown field image_url' }, 'unreadable_file'],
    [400, { message: 'Unknown type input_image' }, 'unreadable_file'],
    [400, { message: 'This is no vision model' }, 'unreadable_file'],
    [400, { message: 'Not a multi-modal model' }, 'unreadable_file'],
    [400, { message: 'Not a multimodal model' }, 'unreadable_file'],
    [400, { message: 'Unknown field file_data' }, 'unreadable_file'],
    [400, { message: 'PDFs cannot be read' }, 'unreadable_file'],
    [400, { message: 'Try to imagine less' }, 'bad_request'],
  ])('takes status %s with %j for what it is', (status, error, kind) => {
    expect(toModelError(new APIError(status, error, undefined, new Headers())).kind).toBe(kind);
  });

  it.each([
    ['UND_ERR_SOCKET', 'truncated'],
    ['HPE_INVALID_CHUNK_SIZE', 'truncated'],
    ['ECONNRESET', 'truncated'],
    ['EPIPE', 'truncated'],
    ['ETIMEDOUT', 'truncated'],
    ['ERR_EPIPE', 'protocol'],
  ])('takes a body that ends with %s for what it is', (code, kind) => {
    const error = toModelError(Object.assign(new Error('gone'), { code }), 'req_1');

    expect(error).toMatchObject({ kind, requestId: 'req_1', message: expect.stringContaining('gone') });
  });

  it('tells what else is known: what the provider calls it, its request and how long to wait', () => {
    const headers = new Headers({ 'x-request-id': 'req_2', 'retry-after': '2' });

    expect(toModelError(new APIError(500, { type: 'overloaded_error' }, undefined, headers), 'req_1')).toMatchObject({
      ...{ status: 500, code: 'overloaded_error', requestId: 'req_2', retryAfterMs: 2_000 },
    });
    expect(
      toModelError(new APIError(500, { code: 'busy', type: 'x' }, undefined, new Headers()), 'req_1'),
    ).toMatchObject({
      ...{ code: 'busy', requestId: 'req_1', retryAfterMs: null },
    });
  });

  it.each([
    ['true', 400, true],
    ['false', 500, false],
  ])('follows the advice of x-should-retry: %s', (advice, status, retryable) => {
    const error = APIError.generate(status, {}, undefined, new Headers({ 'x-should-retry': advice }));

    expect(toModelError(error).retryable).toBe(retryable);
  });
});
