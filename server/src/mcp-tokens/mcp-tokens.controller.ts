import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.js';
import { type Owner } from '../database/database.js';
import { Fails } from '../http/fails.js';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import { CreateMcpToken, McpTokenListView, mcpTokenView, NewMcpTokenView } from './mcp-tokens.dto.js';
import { McpTokensRepository } from './mcp-tokens.repository.js';

@ApiTags('auth')
@Controller('api/auth/mcp-tokens')
export class McpTokensController {
  constructor(private readonly tokens: McpTokensRepository) {}

  @Post()
  @ApiOperation({ summary: 'Make a personal token for an MCP client; it is shown once' })
  @Returns(NewMcpTokenView, 201)
  @Fails('conflict', 'You have as many tokens as you may')
  async create(@CurrentUser() user: Owner, @Body() { name }: CreateMcpToken): Promise<NewMcpTokenView> {
    const { row, text } = await this.tokens.create(user, name);
    return { ...mcpTokenView(row), token: text };
  }

  @Get()
  @ApiOperation({ summary: 'The personal tokens for MCP clients' })
  @Returns(McpTokenListView)
  async list(@CurrentUser() user: Owner): Promise<McpTokenListView> {
    return { tokens: (await this.tokens.list(user)).map(mcpTokenView) };
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Revoke a personal token at once' })
  @Returns(null, 204)
  revoke(@CurrentUser() user: Owner, @Param('id', idOf('token')) id: string): Promise<void> {
    return this.tokens.revoke(user, id);
  }
}
