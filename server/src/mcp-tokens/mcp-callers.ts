import { Injectable } from '@nestjs/common';
import { AccessTokens } from '../auth/access-tokens.js';
import { type Owner } from '../database/database.js';
import { McpTokensRepository } from './mcp-tokens.repository.js';

/** Knows in whose name a token for our own MCP server speaks. */
@Injectable()
export class McpCallers {
  constructor(
    private readonly issued: AccessTokens,
    private readonly personal: McpTokensRepository,
  ) {}

  /** The user of a token that was made for the MCP server; null for every other token. */
  async userOf(token: string): Promise<Owner | null> {
    return (await this.personal.userOf(token)) ?? (await this.issued.verifyForMcp(token).catch(() => null));
  }
}
