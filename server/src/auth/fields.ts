import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';

const MAX_EMAIL = 254;
const MAX_PASSWORD = 200;

/** The fewest characters of a password that one may choose. */
export const MIN_PASSWORD = 10;

/** An email address, trimmed and in lower case. */
export function Email(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsEmail({}, { message: '$property must be an email address' }),
    MaxLength(MAX_EMAIL, { message: `$property must have at most ${MAX_EMAIL} characters` }),
    ApiProperty({ type: String, format: 'email', maxLength: MAX_EMAIL, example: 'ada@example.org' }),
  );
}

/** A password, kept to the last space. */
export function Password({ min = 1 } = {}): PropertyDecorator {
  return applyDecorators(
    IsString({ message: '$property must be a text' }),
    Length(min, MAX_PASSWORD, { message: `$property must have ${min} to ${MAX_PASSWORD} characters` }),
    ApiProperty({ type: String, format: 'password', minLength: min, maxLength: MAX_PASSWORD }),
  );
}
