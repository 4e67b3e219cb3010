import { Problem } from './problem.js';

/** Something the server needs is away for the moment; nothing was stored. */
export class Unavailable extends Problem {
  readonly code = 'unavailable';
  readonly title = 'Unavailable';
  override readonly retryAfterSeconds = 2;
}
