import { Problem } from './problem.js';

/** The request does not fit the state that things are in. */
export class Conflict extends Problem {
  readonly code = 'conflict';
  readonly title = 'Conflict';
}
