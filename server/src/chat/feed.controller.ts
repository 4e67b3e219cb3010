import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { ClientGone } from '../http/client-gone.js';
import { EventStream } from '../http/event-stream.js';
import { ReturnsEvents } from '../http/returns-content.js';
import { FeedReader } from './feed-reader.js';

@ApiTags('Chat')
@Controller('api/chat/events')
export class FeedController {
  constructor(private readonly reader: FeedReader) {}

  @Get()
  @ApiOperation({ operationId: 'followUser', summary: 'Everything of the signed-in user as it happens' })
  @ReturnsEvents('What changes, by ids and as much as a list shows; nothing is told again', {
    type: 'conversation.deleted',
    conversation_id: '01998d2e-7c1f-7a40-9a51-3f2b6c0d9e10',
  })
  events(@CurrentUser() user: AuthenticatedUser, @ClientGone() gone: AbortSignal): EventStream {
    return new EventStream(this.reader.follow(user, gone));
  }
}
