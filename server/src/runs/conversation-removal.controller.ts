import { Controller, Delete, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.js';
import { ConversationView } from '../conversations/conversations.dto.js';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { type Owner } from '../database/database.js';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import { ConversationRemoval } from './commands/conversation-removal.js';

@ApiTags('Conversations')
@Controller('api/chat/conversations/:id')
export class ConversationRemovalController {
  constructor(
    private readonly removal: ConversationRemoval,
    private readonly conversations: ConversationsRepository,
  ) {}

  @Delete()
  @ApiOperation({
    operationId: 'deleteConversation',
    summary: 'Delete a conversation and stop its runs; it can be restored',
  })
  @Returns(null, 204)
  remove(@CurrentUser() user: Owner, @Param('id', idOf('conversation')) id: string): Promise<void> {
    return this.removal.remove(user, id);
  }

  @Post('restore')
  @ApiOperation({ operationId: 'restoreConversation', summary: 'Undo the deletion of a conversation' })
  @Returns(ConversationView)
  async restore(@CurrentUser() user: Owner, @Param('id', idOf('conversation')) id: string): Promise<ConversationView> {
    await this.removal.restore(user, id);
    return await this.conversations.get(user, id);
  }
}
