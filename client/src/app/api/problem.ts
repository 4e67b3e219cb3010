import { failures, unknownFailure } from '../words/english/failures';

interface ProblemDocument {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly message?: string;
  readonly errors?: readonly FieldError[];
}

interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Why something could not be done: a code, and English words; `Language` tells it in the language of the page. */
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

/** A problem that the server knows nothing of. */
export function ownProblem(code: keyof typeof failures, status = 0): Problem {
  return new Problem(code, failures[code], status);
}

export const OFFLINE = ownProblem('offline');

/** Reads the problem document that a refused request carries. */
export async function problemFrom(response: Response): Promise<Problem> {
  const document = await readDocument(response);
  const detail = document.detail ?? document.message ?? document.title ?? unknownFailure(`${response.status}`);
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new Problem(document.code ?? 'unknown', detail, response.status, document.errors, retryAfter || null);
}

/** Any thrown thing as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return ownProblem('unexpected', -1);
}

async function readDocument(response: Response): Promise<ProblemDocument> {
  if (!response.headers.get('Content-Type')?.includes('json')) return {};
  try {
    return (await response.json()) as ProblemDocument; // RFC 9457: every refusal of ours has this shape
  } catch {
    return {};
  }
}
