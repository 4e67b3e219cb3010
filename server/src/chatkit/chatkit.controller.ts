import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { ClientGone } from '../http/client-gone.js';
import { type ClientRequest } from '../thread-events/client-request.js';
import { ChatKitDoor } from './chatkit-door.js';
import { ClientRequestPipe } from './client-request.pipe.js';

const REQUEST = {
  type: 'object' as const,
  required: ['type'],
  properties: {
    type: { type: 'string', example: 'threads.list' },
    params: { type: 'object', additionalProperties: true },
    metadata: { type: 'object', additionalProperties: true },
  },
};

@ApiTags('ChatKit')
@Controller('api/chatkit')
export class ChatKitController {
  constructor(private readonly door: ChatKitDoor) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'chatkit',
    summary: "ChatKit's server protocol over the same conversations",
    description: '`type` selects one of the 16 operations; six of them answer with a stream of events.',
  })
  @ApiBody({ schema: REQUEST })
  @ApiResponse({
    status: 200,
    description: 'One object, or the events of a stream; `X-Run-Id` names the run whose cancel stops the answer',
    content: { 'application/json': {}, 'text/event-stream': {} },
  })
  answer(
    @CurrentUser() user: AuthenticatedUser,
    @Body(new ClientRequestPipe()) request: ClientRequest,
    @ClientGone() gone: AbortSignal,
  ): Promise<Response> {
    return this.door.answer(user, request, gone);
  }
}
