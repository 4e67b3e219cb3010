import { Problem } from '../http/problem.js';

/** The request carries no live session. */
export class NotSignedIn extends Problem {
  readonly code = 'unauthenticated';
  readonly title = 'Not signed in';

  constructor() {
    super('You are not signed in, or your session has ended. Please sign in.');
  }
}
