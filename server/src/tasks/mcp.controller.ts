import { All, Controller, Get, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Request as ExpressRequest } from 'express';
import { Public } from '../auth/public.js';
import { ClientGone } from '../http/client-gone.js';
import { McpDoor } from './mcp-door.js';

/** The addresses that MCP clients know; no part of the REST interface. */
@ApiExcludeController()
@Controller()
export class McpController {
  constructor(private readonly door: McpDoor) {}

  @All('mcp')
  @Public()
  serve(@Req() request: ExpressRequest, @ClientGone() signal: AbortSignal): Promise<Response> {
    return this.door.answer(request, signal);
  }

  @Get('.well-known/oauth-protected-resource/mcp')
  @Public()
  resourceMetadata() {
    return this.door.resourceMetadata();
  }
}
