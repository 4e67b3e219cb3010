/** Why a call has no usable answer. */
export type CallEnd = 'late' | 'cut' | 'too_large';

/** The end of a call that has no usable answer. */
export class CallEnded extends Error {
  constructor(
    readonly by: CallEnd,
    readonly timeoutMs: number,
  ) {
    super(`The call has ended: ${by}`);
  }
}
