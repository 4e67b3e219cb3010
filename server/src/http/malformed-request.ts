import { Problem } from './problem.js';

/** The request cannot be read at all. */
export class MalformedRequest extends Problem {
  readonly code = 'malformed_request';
  readonly title = 'Malformed request';
}
