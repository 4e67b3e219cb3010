import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.js';
import { type Owner } from '../database/database.js';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import {
  conversationPage,
  ConversationPage,
  ConversationView,
  CreateConversation,
  DEFAULT_PAGE,
  ListConversations,
  RenameConversation,
} from './conversations.dto.js';
import { ConversationsRepository } from './conversations.repository.js';

@ApiTags('Conversations')
@Controller('api/chat/conversations')
export class ConversationsController {
  constructor(private readonly conversations: ConversationsRepository) {}

  @Post()
  @ApiOperation({ operationId: 'createConversation', summary: 'Begin an empty conversation' })
  @Returns(ConversationView, 201)
  create(@CurrentUser() user: Owner, @Body() { title }: CreateConversation): Promise<ConversationView> {
    return this.conversations.create(user, title ?? null);
  }

  @Get()
  @ApiOperation({ operationId: 'listConversations', summary: 'List conversations, the newest first' })
  @Returns(ConversationPage)
  async list(@CurrentUser() user: Owner, @Query() query: ListConversations): Promise<ConversationPage> {
    const limit = query.limit ?? DEFAULT_PAGE;
    return conversationPage(await this.conversations.list(user, limit, query.cursor), limit);
  }

  @Put(':id')
  @ApiOperation({
    operationId: 'renameConversation',
    summary: 'Give a conversation another title; its place in the list stays',
  })
  @Returns(ConversationView)
  rename(
    @CurrentUser() user: Owner,
    @Param('id', idOf('conversation')) id: string,
    @Body() { title }: RenameConversation,
  ): Promise<ConversationView> {
    return this.conversations.rename(user, id, title);
  }

  @Post(':id/read')
  @ApiOperation({ operationId: 'readConversation', summary: 'Mark a conversation as read' })
  @Returns(null, 204)
  read(@CurrentUser() user: Owner, @Param('id', idOf('conversation')) id: string): Promise<void> {
    return this.conversations.markRead(user, id);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getConversation', summary: 'Read one conversation' })
  @Returns(ConversationView)
  get(@CurrentUser() user: Owner, @Param('id', idOf('conversation')) id: string): Promise<ConversationView> {
    return this.conversations.get(user, id);
  }
}
