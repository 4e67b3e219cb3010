import { Problem } from '../../http/problem.js';

/** The same `Idempotency-Key` came with another body. */
export class IdempotencyKeyReused extends Problem {
  readonly code = 'idempotency_key_reused';
  readonly title = 'Idempotency key reused';

  constructor() {
    super('This Idempotency-Key was used for a different message. Use a new key for a new message.');
  }
}
