import { Problem } from './problem.js';

/** The request has more bytes than its route reads. */
export class PayloadTooLarge extends Problem {
  readonly code = 'payload_too_large';
  readonly title = 'Payload too large';

  constructor() {
    super('The request is larger than the server accepts.');
  }
}
