import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { ModelError, ModelErrorDetails, ModelErrorKind } from '../model-error.js';
import { retryAfterMs } from './retry-after.js';

/** How a body fails that ends before its time, by its error's code. */
const CONNECTION_LOST = /^(UND_ERR_|HPE_|ECONN|EPIPE|ETIMEDOUT)/;

/** What servers say whose model takes no images, or no other files. */
const ABOUT_FILES = /\b(images?|image_url|input_image|input_file|vision|multi-?modal|file_data|pdfs?)\b/i;

/** Tells what kind of failure the SDK, or the network beneath it, has thrown. */
export function toModelError(error: unknown, requestId: string | null = null): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof APIUserAbortError) return new ModelError('aborted', { cause: error });
  if (error instanceof APIConnectionTimeoutError) return new ModelError('headers_timeout', { cause: error });
  if (error instanceof APIConnectionError) return new ModelError('network', { reason: error.message, cause: error });
  if (isApiError(error)) return fromApi(error, requestId);
  const isCut = Error.isError(error) && 'code' in error && CONNECTION_LOST.test(String(error.code));
  return new ModelError(isCut ? 'truncated' : 'protocol', { reason: String(error), requestId, cause: error });
}

/** Tells what kind of failure a provider reports in the middle of its answer. */
export function reportedError(code: string | null, message: string): ModelError {
  return new ModelError(reportedKind(code ?? '', message), { code, reason: message });
}

/** The SDK's own class, whose type arguments `instanceof` would make `any`. */
function isApiError(error: unknown): error is APIError {
  return error instanceof APIError;
}

function fromApi(error: APIError, requestId: string | null): ModelError {
  const details: ModelErrorDetails = {
    reason: error.message,
    retryAfterMs: retryAfterMs(error.headers),
    retryable: advice(error.headers?.get('x-should-retry')),
    status: error.status,
    code: error.code ?? error.type,
    requestId: error.requestID ?? requestId,
    cause: error,
  };
  return new ModelError(kindOf(error), details);
}

function advice(header: string | null | undefined): boolean | undefined {
  return header === 'true' ? true : header === 'false' ? false : undefined;
}

/** By its status; but a spent quota and a full context hide behind several. */
function kindOf({ status, code, type, message }: APIError): ModelErrorKind {
  const reported = reportedKind(`${code ?? ''} ${type ?? ''}`, message);
  if (status === undefined || reported === 'quota') return reported;
  if (status === 401 || status === 403) return 'auth';
  if (status === 429) return 'rate_limit';
  if (reported === 'context_length') return reported;
  if (status === 408 || status === 409 || status >= 500) return 'server';
  return ABOUT_FILES.test(message) ? 'unreadable_file' : 'bad_request';
}

/** By its words alone; `server` when they say nothing. */
function reportedKind(code: string, message: string): ModelErrorKind {
  if (/insufficient_quota|billing/.test(code)) return 'quota';
  if (/rate_limit/.test(code)) return 'rate_limit';
  if (/context.?(length|window|size)|prompt is too long/i.test(`${code} ${message}`)) return 'context_length';
  if (/authentication|invalid_api_key|permission/.test(code)) return 'auth';
  return /invalid|policy|not_found|unsupported/.test(code) ? 'bad_request' : 'server';
}
