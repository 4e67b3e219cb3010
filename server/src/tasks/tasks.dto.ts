import { ApiProperty } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { IsOptional, IsString, Validate, ValidateIf, ValidatorConstraint } from 'class-validator';
import { Choice, Limit, Text } from '../http/fields.js';
import { momentOf } from './moment.js';
import { TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from './task.entity.js';

export const MAX_TITLE = 200;
export const MAX_NOTES = 10_000;
export const MAX_QUERY = 200;
export const MAX_PAGE = 200;
export const DEFAULT_PAGE = 50;

@ValidatorConstraint()
class IsMoment {
  validate(value: unknown): boolean {
    return typeof value === 'string' && momentOf(value) !== null;
  }

  defaultMessage(): string {
    return '$property must be a date, or a date and time with its zone, like 2026-12-24T18:00:00Z';
  }
}

/** A moment in time, or null for none. */
function Moment(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Validate(IsMoment),
    ApiProperty({
      type: String,
      format: 'date-time',
      required: false,
      nullable: true,
      description: 'A moment, or a day in UTC; null for none',
    }),
  );
}

/** A property that may be left out, but not be null. */
function IfGiven(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    ApiProperty({ required: false }),
  );
}

export class CreateTask {
  @Text({ max: MAX_TITLE, description: 'What is to be done', example: 'Review the Q4 report' })
  readonly title!: string;

  @Text({ min: 0, max: MAX_NOTES, optional: true, description: 'Details; null or empty for none', example: 'In June' })
  readonly notes?: string | null;

  @Choice(TASK_PRIORITIES, { optional: true, description: 'normal when left out' })
  readonly priority?: TaskPriority | null;

  @Moment()
  readonly due_at?: string | null;
}

export class ChangeTask {
  @IfGiven()
  @Text({ max: MAX_TITLE, description: 'What is to be done', example: 'Review the Q4 report' })
  readonly title?: string;

  @Text({ min: 0, max: MAX_NOTES, optional: true, description: 'Details; null or empty for none', example: 'In June' })
  readonly notes?: string | null;

  @IfGiven()
  @Choice(TASK_STATUSES, { description: 'Whether it is done' })
  readonly status?: TaskStatus;

  @IfGiven()
  @Choice(TASK_PRIORITIES, { description: 'How much it matters' })
  readonly priority?: TaskPriority;

  @Moment()
  readonly due_at?: string | null;
}

export class ListTasks {
  @Choice(TASK_STATUSES, { optional: true, description: 'Only those' })
  readonly status?: TaskStatus;

  @Text({ max: MAX_QUERY, optional: true, description: 'A text in the title or the notes' })
  readonly query?: string;

  @Limit(MAX_PAGE, DEFAULT_PAGE)
  readonly limit?: number;

  @ApiProperty({ required: false, description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  readonly cursor?: string;
}
