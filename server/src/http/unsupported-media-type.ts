import { Problem } from './problem.js';

/** The body is of a kind that its route does not read. */
export class UnsupportedMediaType extends Problem {
  readonly code = 'unsupported_media_type';
  readonly title = 'Unsupported media type';

  constructor() {
    super('Send the body as application/json in UTF-8.');
  }
}
