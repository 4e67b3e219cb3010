import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Length, MaxLength, ValidateBy } from 'class-validator';
import { isCommonPassword, MIN_PASSWORD } from './common-passwords.js';

const MAX_EMAIL = 254;
const MAX_PASSWORD = 200;

/** An email address, trimmed and in lower case. */
export function Email(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toWellFormed().toLowerCase() : value,
    ),
    IsEmail({}, { message: '$property must be an email address' }),
    MaxLength(MAX_EMAIL, { message: `$property must have at most ${MAX_EMAIL} characters` }),
    ApiProperty({
      type: String,
      format: 'email',
      maxLength: MAX_EMAIL,
      description: 'Upper and lower case are the same',
      example: 'ada@example.org',
    }),
  );
}

/** A password, kept to the last space. */
export function Password({ min = 1 } = {}): PropertyDecorator {
  return applyDecorators(
    IsString({ message: '$property must be a text' }),
    Length(min, MAX_PASSWORD, { message: `$property must have ${min} to ${MAX_PASSWORD} characters` }),
    ApiProperty({
      type: String,
      format: 'password',
      minLength: min,
      maxLength: MAX_PASSWORD,
      description: min > 1 ? 'Long, and none that everybody uses' : 'As it was chosen',
    }),
  );
}

/** A password that somebody chooses: long, and none of those that everybody tries. */
export function NewPassword(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'isUncommon',
      validator: {
        validate: async (value) => typeof value !== 'string' || !(await isCommonPassword(value)),
        defaultMessage: () => '$property is one of the most used passwords. Choose another one; a sentence is fine.',
      },
    }),
    Password({ min: MIN_PASSWORD }),
  );
}
