/** A response had more bytes than its reader takes. */
export class ResponseTooLarge extends Error {
  readonly code = 'response_too_large';

  constructor(maxBytes: number) {
    super(`The response has more than ${maxBytes} bytes`);
  }
}
