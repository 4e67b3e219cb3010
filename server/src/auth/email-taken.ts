import { Conflict } from '../http/conflict.js';

/** Somebody has signed up with this email already. */
export class EmailTaken extends Conflict {
  constructor() {
    super('There is already an account with this email. Sign in instead.');
  }
}
