import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDate, IsIn, IsOptional, IsString, IsUUID, MinDate, ValidateBy } from 'class-validator';
import { Limit } from '../http/fields.js';
import { MESSAGE_STATUSES, type MessageStatus } from './message.entity.js';
import { type MessagesFound, type StoredMessage } from './messages.repository.js';
import { ToolCall } from './tool-call.js';

export const DEFAULT_PAGE = 50;

/** RFC 3339 knows no earlier time, and PostgreSQL not many. */
const YEAR_ZERO = new Date('0000-01-01T00:00:00Z');
const NO_TIME = 'since must be a time (RFC 3339)';

/** A place among what changed after a time means nothing without that time. */
function WithSince(): PropertyDecorator {
  return ValidateBy({
    name: 'withSince',
    validator: {
      validate: (_, details) => details !== undefined && Reflect.get(details.object, 'since') !== undefined,
      defaultMessage: () => 'cursor goes with the since of the page before.',
    },
  });
}

export class ListMessages {
  @Limit(200, DEFAULT_PAGE)
  readonly limit?: number;

  @ApiProperty({ required: false, format: 'uuid', description: 'Only those just older than this message' })
  @IsOptional()
  @IsUUID('all', { message: 'before must be the id of a message' })
  readonly before?: string;

  @ApiProperty({
    required: false,
    type: String,
    format: 'date-time',
    description: 'Only those created or changed after it',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => new Date(String(value)))
  @IsDate({ message: NO_TIME })
  @MinDate(YEAR_ZERO, { message: NO_TIME })
  readonly since?: Date;

  @ApiProperty({ required: false, description: '`next_cursor` of the page before, with the same `since`' })
  @IsOptional()
  @IsString({ message: 'cursor must come from a page before.' })
  @WithSince()
  readonly cursor?: string;
}

export class RateMessage {
  @IsIn(['positive', 'negative', null], { message: 'kind must be positive, negative or null' })
  @ApiProperty({ enum: ['positive', 'negative', null], nullable: true, description: 'null takes it back' })
  readonly kind!: 'positive' | 'negative' | null;
}

const FILE = '/api/chatkit/attachments/01998d2e-7c1f-7a40-9a51-3f2b6c0d9e10?token=…';

/** A file that was sent along with a message. */
export class MessageAttachment {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ description: 'As it was when it was sent', example: 'notes.md' }) readonly name!: string;
  @ApiProperty({ description: 'What its content shows it to be', example: 'text/markdown' })
  readonly mime_type!: string;
  @ApiProperty({ description: 'In bytes', example: 1_024 }) readonly size!: number;
  @ApiProperty({ description: 'On this server; works without a sign-in, for an hour at least', example: FILE })
  readonly url!: string;
}

export class MessageView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'uuid' }) readonly conversation_id!: string;
  @ApiProperty({ format: 'uuid' }) readonly run_id!: string;
  @ApiProperty({ enum: ['user', 'assistant'], description: 'Who said it' }) readonly role!: 'user' | 'assistant';
  @ApiProperty({ description: 'Markdown; all the text of an answer so far', example: 'Created task: Review Q4 report' })
  readonly content!: string;
  @ApiProperty({ type: [ToolCall], description: 'In the order in which they were asked for' })
  readonly tool_calls!: readonly ToolCall[];
  @ApiProperty({ type: [MessageAttachment], required: false, description: 'Of what a user said: the files sent along' })
  readonly attachments?: readonly MessageAttachment[];
  @ApiProperty({ enum: MESSAGE_STATUSES, description: '`streaming` until its run is over', example: 'complete' })
  readonly status!: MessageStatus;
  @ApiProperty({ enum: ['positive', 'negative', null], nullable: true, description: 'What the user thinks of it' })
  readonly feedback!: 'positive' | 'negative' | null;
  @ApiProperty({ format: 'date-time' }) readonly created_at!: string;
  @ApiProperty({ format: 'date-time' }) readonly updated_at!: string;
}

export class MessageList {
  @ApiProperty({ type: [MessageView], description: 'Oldest first' }) readonly messages!: MessageView[];
  @ApiProperty({ description: 'Of the whole conversation', example: 2 }) readonly total_count!: number;
  @ApiProperty({ description: 'Whether there are others beyond this page', example: false })
  readonly has_more!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Where more of what changed after `since` is to be had' })
  readonly next_cursor!: string | null;
  @ApiProperty({ type: [String], description: 'Those that a retry replaced after `since`' })
  readonly removed_ids!: readonly string[];
}

/** A message as it goes over the wire, with its files as they are to be seen: those sent along where a user has said it. */
export function messageView(
  message: StoredMessage,
  files: Pick<MessageView, 'tool_calls' | 'attachments'>,
): MessageView {
  return {
    id: message.id,
    conversation_id: message.conversation_id,
    run_id: message.run_id,
    role: message.role,
    content: message.content,
    ...files,
    status: message.status,
    feedback: message.feedback,
    created_at: message.created_at,
    updated_at: message.updated_at,
  };
}

/** A page of messages as it goes over the wire. */
export function messageList(
  { totalCount, hasMore, nextCursor, removedIds }: MessagesFound,
  messages: MessageView[],
): MessageList {
  return {
    messages,
    total_count: totalCount,
    has_more: hasMore,
    next_cursor: nextCursor,
    removed_ids: removedIds,
  };
}
