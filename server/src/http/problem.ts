/** The kinds of trouble that a request can meet; each has one HTTP status (RFC 9457). */
export type ProblemCode =
  | 'malformed_request'
  | 'unauthenticated'
  | 'not_found'
  | 'conflict'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'validation_failed'
  | 'idempotency_key_reused'
  | 'rate_limited'
  | 'internal'
  | 'unavailable';

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
