import { Problem } from './problem.js';

export class UnsupportedMediaType extends Problem {
  readonly code = 'unsupported_media_type';
  readonly title = 'Unsupported media type';

  constructor() {
    super('Send the body as application/json in UTF-8.');
  }
}
