import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { encodeCursor } from '../http/cursor.js';
import { Limit, Text } from '../http/fields.js';
import { type ListedConversation } from './conversations.repository.js';

export const DEFAULT_PAGE = 20;

export class CreateConversation {
  @Text({ max: 200, optional: true, example: 'Quarterly review' })
  readonly title?: string | null;
}

export class RenameConversation {
  @Text({ max: 200, example: 'Quarterly review' })
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
  @ApiProperty({ enum: ['queued', 'running', 'awaiting_approval'] }) readonly status!: string;
}

export class ConversationView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ type: String, nullable: true }) readonly title!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly created_at!: string;
  @ApiProperty({ format: 'date-time', description: 'Follows messages only' }) readonly updated_at!: string;
  @ApiProperty() readonly message_count!: number;
  @ApiProperty({ type: String, nullable: true }) readonly last_message_preview!: string | null;
  @ApiProperty() readonly unread!: boolean;
  @ApiProperty({ type: ActiveRunView, nullable: true }) readonly active_run!: ActiveRunView | null;
}

export class ConversationPage {
  @ApiProperty({ type: [ConversationView] }) readonly conversations!: ConversationView[];
  @ApiProperty({ type: String, nullable: true }) readonly next_cursor!: string | null;
}

/** A conversation as it goes over the wire. */
export function conversationView(conversation: ListedConversation): ConversationView {
  return {
    id: conversation.id,
    title: conversation.title,
    created_at: conversation.createdAt.toISOString(),
    updated_at: conversation.updatedAt.toISOString(),
    message_count: conversation.messageCount,
    last_message_preview: conversation.lastMessagePreview,
    unread: conversation.unread,
    active_run: conversation.activeRun,
  };
}

/** A page of at most `limit` rows, made of one row more than that where there are others. */
export function conversationPage(rows: readonly ListedConversation[], limit: number): ConversationPage {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    conversations: shown.map(conversationView),
    next_cursor: last ? encodeCursor({ at: last.updatedAt, id: last.id }) : null,
  };
}
