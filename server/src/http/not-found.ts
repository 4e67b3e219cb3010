import { Problem } from './problem.js';

/** There is no such row for this user, whether or not somebody else has one. */
export class NotFound extends Problem {
  readonly code = 'not_found';
  readonly title = 'Not found';

  constructor(thing: string) {
    super(`There is no such ${thing}.`);
  }
}
