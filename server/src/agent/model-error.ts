/** What can go wrong with a model. */
export type ModelErrorKind =
  | 'aborted'
  | 'headers_timeout'
  | 'stalled'
  | 'truncated'
  | 'rate_limit'
  | 'quota'
  | 'auth'
  | 'bad_request'
  | 'unreadable_file'
  | 'context_length'
  | 'server'
  | 'network'
  | 'protocol';

/** What is known about a failure beyond its kind. */
export interface ModelErrorDetails {
  /** What the provider said; for logs, never for people. */
  reason?: string;
  retryable?: boolean;
  retryAfterMs?: number | null;
  status?: number | null;
  code?: string | null;
  requestId?: string | null;
  cause?: unknown;
}

const RETRYABLE: readonly ModelErrorKind[] = [
  'headers_timeout',
  'stalled',
  'truncated',
  'rate_limit',
  'server',
  'network',
];

/** A model that did not answer, or not to the end. */
export class ModelError extends Error {
  /** Whether the same request may succeed if it is made again. */
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly status: number | null;
  readonly code: string | null;
  readonly requestId: string | null;

  constructor(
    readonly kind: ModelErrorKind,
    { reason, retryable, retryAfterMs, status, code, requestId, cause }: ModelErrorDetails = {},
  ) {
    super(reason ? `${kind}: ${withoutSecrets(reason)}` : kind, { cause });
    this.name = ModelError.name;
    this.retryable = retryable ?? RETRYABLE.includes(kind);
    this.retryAfterMs = retryAfterMs ?? null;
    this.status = status ?? null;
    this.code = code ?? null;
    this.requestId = requestId ?? null;
  }

  /** A stable code, and a sentence that a person understands and that says what to do next. */
  toRunError(): { code: string; message: string } {
    const [code, message] = RUN_ERRORS[this.kind];
    return { code, message };
  }
}

const UNAVAILABLE = 'model_unavailable';

const RUN_ERRORS: Record<ModelErrorKind, readonly [code: string, message: string]> = {
  aborted: ['model_answer_cut', 'The answer was stopped. Retry to get a whole one.'],
  headers_timeout: ['model_timed_out', 'The AI model did not start to answer in time. Retry in a moment.'],
  stalled: ['model_timed_out', 'The AI model stopped in the middle of its answer. Retry to get a whole one.'],
  truncated: [
    'model_answer_cut',
    'The connection to the AI model broke off during the answer. Retry to get a whole one.',
  ],
  rate_limit: ['model_rate_limited', 'The AI model is getting too many requests. Wait a minute, then retry.'],
  quota: [
    'model_quota_exceeded',
    'The account for the AI model has used up its quota. Ask whoever runs this server to raise it.',
  ],
  auth: [
    'model_unauthorized',
    'The AI model refused this server’s credentials. Ask whoever runs this server to check its API key.',
  ],
  bad_request: [
    'model_rejected_request',
    'The AI model did not accept this request. Choose another model or start a new conversation.',
  ],
  unreadable_file: [
    'model_rejected_request',
    'The AI model cannot read the files of this conversation. Choose another model, or ask without them in a new one.',
  ],
  context_length: [
    'context_too_long',
    'This conversation has become too long for the AI model. Start a new one, or send a shorter message.',
  ],
  server: [UNAVAILABLE, 'The AI model has a problem of its own right now. Retry in a moment.'],
  network: [UNAVAILABLE, 'The AI model cannot be reached. Retry in a moment.'],
  protocol: [
    UNAVAILABLE,
    'The AI model’s answer could not be understood. If a retry does not help, ask whoever runs this server to check its address.',
  ],
};

/** How much is told of what a model's server says, and of how much of it. */
const MAX_MESSAGE = 500;
const MAX_SOURCE = 4_000;

function withoutSecrets(text: string): string {
  return text
    .slice(0, MAX_SOURCE)
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[address]')
    .replace(/\b(sk-[\w*.-]+|bearer \S+)/gi, '[key]')
    .slice(0, MAX_MESSAGE);
}
