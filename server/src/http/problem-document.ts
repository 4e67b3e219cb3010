import { ApiProperty } from '@nestjs/swagger';
import { PROBLEM_STATUS, type ProblemCode } from './problem.js';

class FieldErrorDocument {
  @ApiProperty({ description: 'Its path in the body or the query', example: 'content' }) readonly field!: string;
  @ApiProperty({
    description: 'What is wrong with it, for a person',
    example: 'Content must have 1 to 10,000 characters.',
  })
  readonly message!: string;
}

/** What every refusal looks like (RFC 9457), as `application/problem+json`. */
export class ProblemDocument {
  @ApiProperty({ description: 'Names the kind of problem', example: 'urn:problem:not-found' }) readonly type!: string;
  @ApiProperty({ description: 'The same in a few words', example: 'Not found' }) readonly title!: string;
  @ApiProperty({ description: 'The HTTP status', example: 404 }) readonly status!: number;
  @ApiProperty({ description: 'What happened, for a person to read', example: 'There is no such conversation.' })
  readonly detail!: string;
  @ApiProperty({ description: 'This very occurrence', example: 'urn:request:9f0c' }) readonly instance!: string;
  @ApiProperty({ enum: Object.keys(PROBLEM_STATUS), description: 'Stable, for programs', example: 'not_found' })
  readonly code!: ProblemCode;
  @ApiProperty({ description: 'As `X-Request-Id` says; it stands in the log', example: '9f0c' })
  readonly request_id!: string;
  @ApiProperty({
    type: [FieldErrorDocument],
    required: false,
    description: 'With `validation_failed`: each wrong field',
  })
  readonly errors?: FieldErrorDocument[];
}
