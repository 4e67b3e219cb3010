import { Problem } from './problem.js';

/** There is more to do than the server takes on; the same request may succeed later. */
export class RateLimited extends Problem {
  readonly code = 'rate_limited';
  readonly title = 'Too many requests';

  constructor(
    detail: string,
    override readonly retryAfterSeconds: number,
  ) {
    super(detail);
  }
}
