import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

interface TextOptions {
  readonly min?: number;
  readonly max: number;
  readonly optional?: boolean;
  readonly description?: string;
  readonly example?: string;
}

/** PostgreSQL cannot store NUL in text. */
export const NO_NUL = /^[^\0]*$/;

/** What texts of so many characters match: code points, as PostgreSQL counts them. */
export function hasLength(min: number, max: number): RegExp {
  return new RegExp(`^.{${min},${max}}$`, 'su');
}

/** A text property, trimmed before its length is checked. */
export function Text({ min = 1, max, optional = false, description, example }: TextOptions): PropertyDecorator {
  return applyDecorators(
    ...presence(optional),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toWellFormed() : value)),
    IsString({ message: '$property must be a text' }),
    Matches(hasLength(min, max), { message: lengthMessage(min, max) }),
    Matches(NO_NUL, { message: '$property must not contain NUL characters' }),
    ApiProperty({
      type: String,
      minLength: min,
      maxLength: max,
      required: !optional,
      nullable: optional,
      description,
      example,
    }),
  );
}

/** A property that is one of a few words. */
export function Choice(
  choices: readonly string[],
  { optional = false, description }: { optional?: boolean; description?: string } = {},
): PropertyDecorator {
  return applyDecorators(
    ...presence(optional),
    IsIn(choices, { message: `$property must be one of ${choices.join(', ')}` }),
    ApiProperty({ enum: [...choices], required: !optional, description }),
  );
}

/** The `limit` of a list: a whole number from 1 to `max`. */
export function Limit(max: number, fallback: number): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === undefined ? undefined : Number(value))),
    IsInt({ message: 'limit must be a whole number' }),
    Min(1, { message: 'limit must be at least 1' }),
    Max(max, { message: `limit must be at most ${max}` }),
    ApiProperty({ type: Number, required: false, minimum: 1, maximum: max, default: fallback }),
  );
}

function presence(optional: boolean): PropertyDecorator[] {
  return optional ? [IsOptional()] : [];
}

function lengthMessage(min: number, max: number): string {
  const most = max.toLocaleString('en');
  return min > 0
    ? `$property must have ${min} to ${most} characters`
    : `$property must have at most ${most} characters`;
}
