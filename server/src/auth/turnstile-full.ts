/** More work waits than the turnstile holds. */
export class TurnstileFull extends Error {
  override readonly name = 'TurnstileFull';
}
