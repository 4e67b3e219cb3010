import { type ValidationError } from 'class-validator';
import { Problem } from './problem.js';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Some fields hold what they must not; names each of them. */
export class InvalidInput extends Problem {
  readonly code = 'validation_failed';
  readonly title = 'Validation failed';
  override readonly extensions: { readonly errors: readonly FieldError[] };

  constructor(errors: readonly FieldError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.extensions = { errors };
  }

  static from(errors: readonly ValidationError[]): InvalidInput {
    return new InvalidInput(errors.flatMap((error) => fieldErrors(error)));
  }
}

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, parent = ''): FieldError[] {
  const field = parent + property;
  const [message] = Object.values(constraints);
  const own = message === undefined ? [] : [{ field, message: sentence(message) }];
  return [...own, ...children.flatMap((child) => fieldErrors(child, `${field}.`))];
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`;
}
