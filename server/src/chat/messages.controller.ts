import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { MessageViews } from '../attachments/message-views.js';
import { CurrentUser } from '../auth/current-user.js';
import { type Owner } from '../database/database.js';
import { decodeCursor } from '../http/cursor.js';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import { DEFAULT_PAGE, ListMessages, messageList, MessageList } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';

@ApiTags('Messages')
@Controller('api/chat/conversations/:id/messages')
export class MessagesController {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly views: MessageViews,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMessages', summary: 'Read messages of a conversation, oldest first' })
  @Returns(MessageList)
  async list(
    @CurrentUser() user: Owner,
    @Param('id', idOf('conversation')) id: string,
    @Query() { limit = DEFAULT_PAGE, before, since, cursor }: ListMessages,
  ): Promise<MessageList> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const found = await this.messages.list(user, id, { limit, before, since, cursor: after });
    return messageList(found, this.views.of(user, found.messages));
  }
}
