import { Controller, Delete, Get, Param, Post, Redirect, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type OAuthClientMetadata } from '@modelcontextprotocol/client';
import { type Request, type Response } from 'express';
import { CurrentUser } from '../auth/current-user.js';
import { Public } from '../auth/public.js';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { Fails } from '../http/fails.js';
import { Returns } from '../http/returns.js';
import { ConnectCookie } from './connect-cookie.js';
import { Connections } from './connections.js';
import { ConnectionBegun } from './connections.dto.js';
import { ServerNamePipe } from './server-name.pipe.js';
import { ServerSignIns } from './server-sign-ins.js';

/** RFC 7591's, with the address at which it stands as the client's id. */
const METADATA = {
  'application/json': {
    schema: { type: 'object', additionalProperties: true },
    example: { client_id: 'https://chat.example.org/api/chat/connections/client.json', client_name: 'Chatkeep' },
  },
};

@ApiTags('Tools')
@Controller('api/chat/connections')
export class ConnectionsController {
  constructor(
    private readonly config: Config,
    private readonly signIns: ServerSignIns,
    private readonly connections: Connections,
    private readonly cookie: ConnectCookie,
  ) {}

  @Get('callback')
  @Public()
  @Redirect()
  @ApiOperation({ operationId: 'finishConnection', summary: 'Where an authorization server sends the browser back' })
  @ApiResponse({ status: 302, description: 'To /settings/tools?connected={server} or ?failed={code}' })
  async finish(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ url: string }> {
    const answer = new URL(request.url, this.config.http.publicUrl).searchParams;
    const browser = this.cookie.take(request, response, answer.get('state') ?? '');
    const end = await this.signIns.finish(browser, answer);
    const [name, value] = 'server' in end ? ['connected', end.server] : ['failed', end.failure];
    const page = `/settings/tools?${name}=${encodeURIComponent(value)}`;
    return { url: new URL(page, this.config.http.publicUrl).href };
  }

  @Get('client.json')
  @Public()
  @ApiOperation({ operationId: 'describeClient', summary: 'What authorization servers may know of this installation' })
  @ApiResponse({ status: 200, description: 'A client ID metadata document', content: METADATA })
  describe(): OAuthClientMetadata & { client_id: string } {
    return { client_id: this.signIns.clientUrl, ...this.signIns.client };
  }

  @Post(':server')
  @ApiOperation({ operationId: 'beginConnection', summary: 'Begin to sign in at an MCP server' })
  @Returns(ConnectionBegun)
  @Fails('conflict', 'The server offers no sign-in that works here')
  async begin(
    @CurrentUser() user: Owner,
    @Param('server', ServerNamePipe) server: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConnectionBegun> {
    const begun = await this.signIns.begin(user, server);
    this.cookie.set(response, begun);
    return { authorization_url: begun.authorizationUrl };
  }

  @Delete(':server')
  @ApiOperation({ operationId: 'deleteConnection', summary: 'Sign out of an MCP server' })
  @Returns(null, 204)
  async end(@CurrentUser() user: Owner, @Param('server', ServerNamePipe) server: string): Promise<void> {
    await this.connections.disconnect(user, server);
  }
}
