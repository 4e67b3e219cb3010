/** The kinds of trouble that a request can meet, and the HTTP status of each (RFC 9457). */
export const PROBLEM_STATUS = {
  malformed_request: 400,
  unauthenticated: 401,
  not_found: 404,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  idempotency_key_reused: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** What is wrong with a request, in words that a person understands. */
export abstract class Problem extends Error {
  abstract readonly code: ProblemCode;
  abstract readonly title: string;

  /** Further members of the problem document. */
  readonly extensions: Readonly<Record<string, unknown>> = {};

  /** How long to wait before trying again, where waiting helps. */
  readonly retryAfterSeconds: number | undefined = undefined;

  constructor(readonly detail: string) {
    super(detail);
  }
}
