import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { ClientGone } from '../http/client-gone.js';
import { type EventStream } from '../http/event-stream.js';
import { Fails } from '../http/fails.js';
import { ReturnsEvents } from '../http/returns-content.js';
import { idOf } from '../http/uuid.pipe.js';
import { IdempotencyKey } from './idempotency-key.js';
import { MessageSender } from './message-sender.js';
import { SendMessage, SentMessage } from './runs.dto.js';
import { type SendingForm, WantedForm } from './sending-form.js';

@ApiTags('Messages')
@Controller('api/chat/conversations/:id/messages')
export class SendMessageController {
  constructor(private readonly sender: MessageSender) {}

  @Post()
  @ApiOperation({ operationId: 'sendMessage', summary: 'Send a message and have it answered' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Repeating it within a day stores nothing new' })
  @ApiHeader({ name: 'Prefer', required: false, description: '`respond-async`: answer at once, before the AI does' })
  @ReturnsEvents("With `Accept: text/event-stream`: the run's events", {
    type: 'thread.item.removed',
    item_id: 'msg_1',
  })
  @ApiResponse({ status: 201, type: SentMessage, description: 'The run is over, or waits for an approval' })
  @ApiResponse({ status: 202, type: SentMessage, description: 'The run goes on; `Location` tells where to look' })
  @Fails('conflict', 'The files would fill more room than you have')
  send(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id', idOf('conversation')) conversationId: string,
    @Body() { content, model, attachment_ids }: SendMessage,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @WantedForm() form: SendingForm,
    @ClientGone() gone: AbortSignal,
  ): Promise<Response | EventStream> {
    const message = { content, model: model ?? undefined, attachmentIds: attachment_ids ?? [] };
    return this.sender.send(user, { conversationId, ...message, idempotencyKey }, form, gone);
  }
}
