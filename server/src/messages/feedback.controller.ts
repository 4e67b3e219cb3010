import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.js';
import { type Owner } from '../database/database.js';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import { RateMessage } from './messages.dto.js';
import { MessagesRepository } from './messages.repository.js';

@ApiTags('Messages')
@Controller('api/chat/messages/:id/feedback')
export class FeedbackController {
  constructor(private readonly messages: MessagesRepository) {}

  @Put()
  @ApiOperation({ operationId: 'rateMessage', summary: 'Say what you think of a message, or take it back' })
  @Returns(null, 204)
  rate(
    @CurrentUser() user: Owner,
    @Param('id', idOf('message')) id: string,
    @Body() { kind }: RateMessage,
  ): Promise<void> {
    return this.messages.rate(user, id, kind);
  }
}
