/** An address that this server does not go to; the message names it and is fit for a person to read. */
export class OutsideRefused extends Error {
  readonly code = 'outside_refused';

  constructor(address: string, reason: string) {
    super(`${address} is not opened: ${reason}`);
  }
}
