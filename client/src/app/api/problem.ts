interface ProblemDocument {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly message?: string;
  readonly errors?: readonly FieldError[];
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Why something could not be done, in words that a person can read. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly code: string,
    readonly detail: string,
    readonly status = 0,
    readonly fields: readonly FieldError[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail);
  }

  /** Whether the server was never reached, so that the same request may be sent again. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  /** Whether trying again later can help. */
  get isPassing(): boolean {
    return this.isOffline || this.status === 429 || this.status >= 500;
  }
}

export const OFFLINE = new Problem('offline', 'The server cannot be reached. Check your connection and try again.');

/** Reads the problem document that a refused request carries. */
export async function problemFrom(response: Response): Promise<Problem> {
  const document = await readDocument(response);
  const detail =
    document.detail ?? document.message ?? document.title ?? `The server answered with an error (${response.status}).`;
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new Problem(document.code ?? 'unknown', detail, response.status, document.errors, retryAfter || null);
}

/** Any thrown thing as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('unexpected', 'Something went wrong on this page. Reload it and try again.', -1);
}

async function readDocument(response: Response): Promise<ProblemDocument> {
  if (!response.headers.get('Content-Type')?.includes('json')) return {};
  try {
    return (await response.json()) as ProblemDocument; // RFC 9457: every refusal of ours has this shape
  } catch {
    return {};
  }
}
