import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { ClientGone } from '../http/client-gone.js';
import { type EventStream } from '../http/event-stream.js';
import { Fails } from '../http/fails.js';
import { type ClientRequest } from '../thread-events/client-request.js';
import { ChatKitDoor } from './chatkit-door.js';
import { ClientRequestPipe } from './client-request.pipe.js';

const REQUEST = {
  type: 'object' as const,
  required: ['type'],
  properties: {
    type: { type: 'string', description: 'One of the 16 operations', example: 'threads.list' },
    params: { type: 'object', description: 'Those of the operation', additionalProperties: true },
    metadata: { type: 'object', description: 'The page’s own tools, as `client_tools`', additionalProperties: true },
  },
};

const EXAMPLES = {
  list: { summary: 'One object', value: { type: 'threads.list', params: { limit: 20, order: 'desc' } } },
  add: {
    summary: 'A stream',
    value: {
      type: 'threads.add_user_message',
      params: {
        thread_id: '01998d2e-7c1f-7a40-9a51-3f2b6c0d9e10',
        input: { content: [{ type: 'input_text', text: 'Hello' }], attachments: [], inference_options: {} },
      },
    },
  },
};

const ANSWERS = {
  'application/json': {
    schema: { type: 'object' as const, additionalProperties: true },
    example: { data: [], has_more: false },
  },
  'text/event-stream': {
    schema: { type: 'string' as const },
    example: 'data: {"type":"stream_options","stream_options":{"allow_cancel":true}}\n\n',
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
  @ApiBody({ schema: REQUEST, examples: EXAMPLES })
  @ApiResponse({
    status: 200,
    description: 'One object, or the events of a stream; `X-Run-Id` names the run whose cancel stops the answer',
    content: ANSWERS,
  })
  @Fails('not_found', 'There is no such thread, item, task or file, or it is somebody else’s')
  @Fails('conflict', 'What was asked does not fit how things stand')
  answer(
    @CurrentUser() user: AuthenticatedUser,
    @Body(new ClientRequestPipe()) request: ClientRequest,
    @ClientGone() gone: AbortSignal,
  ): Promise<Response | EventStream> {
    return this.door.answer(user, request, gone);
  }
}
