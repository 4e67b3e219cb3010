import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { encodeCursor } from '../http/cursor.js';
import { Limit, Text } from '../http/fields.js';

export const DEFAULT_PAGE = 20;

export class CreateConversation {
  @Text({
    max: 200,
    optional: true,
    description: 'Made of the first message when left out',
    example: 'Quarterly review',
  })
  readonly title?: string | null;
}

export class RenameConversation {
  @Text({ max: 200, description: 'Stays, whatever is said later', example: 'Quarterly review' })
  readonly title!: string;
}

export class ListConversations {
  @Limit(100, DEFAULT_PAGE)
  readonly limit?: number;

  @ApiProperty({ required: false, description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  readonly cursor?: string;
}

export class ActiveRunView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ enum: ['queued', 'running', 'awaiting_approval'], description: 'What the run does' })
  readonly status!: string;
}

export class ConversationView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null before the first message',
    example: 'Quarterly review',
  })
  readonly title!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly created_at!: string;
  @ApiProperty({ format: 'date-time', description: 'Follows messages only' }) readonly updated_at!: string;
  @ApiProperty({ description: 'Questions and answers, without those that were replaced', example: 2 })
  readonly message_count!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The beginning of the newest message, on one line and without Markdown',
    example: 'Created task: Review Q4 report',
  })
  readonly last_message_preview!: string | null;
  @ApiProperty({ description: 'Whether an answer has come that nobody has seen', example: false })
  readonly unread!: boolean;
  @ApiProperty({ type: ActiveRunView, nullable: true, description: 'The first run that is not over' })
  readonly active_run!: ActiveRunView | null;
}

export class ConversationPage {
  @ApiProperty({ type: [ConversationView], description: 'The newest first' })
  readonly conversations!: ConversationView[];
  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null when there is none' })
  readonly next_cursor!: string | null;
}

/** A page of at most `limit` rows, made of one row more than that where there are others. */
export function conversationPage(rows: readonly ConversationView[], limit: number): ConversationPage {
  const conversations = rows.slice(0, limit);
  const last = rows.length > limit ? conversations.at(-1) : undefined;
  return { conversations, next_cursor: last ? encodeCursor({ at: last.updated_at, id: last.id }) : null };
}
