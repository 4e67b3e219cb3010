/** Why a process stops working on a run that is still its own. */
export class RunStopped extends Error {
  constructor(readonly reason: 'cancelled' | 'draining' | 'took_too_long') {
    super(`The run was stopped: ${reason}`);
  }
}
