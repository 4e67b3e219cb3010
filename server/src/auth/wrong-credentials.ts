import { Problem } from '../http/problem.js';

/** The email or the password is wrong; nobody learns which. */
export class WrongCredentials extends Problem {
  readonly code = 'unauthenticated';
  readonly title = 'Wrong email or password';

  constructor() {
    super('The email or the password is not right.');
  }
}
