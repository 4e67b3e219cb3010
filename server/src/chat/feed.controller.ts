import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { ClientGone } from '../http/client-gone.js';
import { eventStream } from '../http/event-stream.js';
import { FeedReader } from './feed-reader.js';

@ApiTags('Chat')
@Controller('api/chat/events')
export class FeedController {
  constructor(private readonly reader: FeedReader) {}

  @Get()
  @ApiOperation({ operationId: 'followUser', summary: 'Everything of the signed-in user as it happens' })
  @ApiResponse({ status: 200, content: { 'text/event-stream': {} } })
  events(@CurrentUser() user: AuthenticatedUser, @ClientGone() gone: AbortSignal): Response {
    return eventStream(this.reader.follow(user, gone));
  }
}
