import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../http/fields.js';
import { type McpToken } from './mcp-token.entity.js';

export class CreateMcpToken {
  @Text({ max: 100, description: 'To tell it from your others', example: 'My editor' })
  readonly name!: string;
}

/** A personal token, without the token itself. */
export class McpTokenView {
  @ApiProperty({ type: String, format: 'uuid' }) readonly id!: string;
  @ApiProperty({ type: String, description: 'What you call it', example: 'My editor' }) readonly name!: string;
  @ApiProperty({ type: String, format: 'date-time' }) readonly created_at!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute' })
  readonly last_used_at!: string | null;
}

/** A personal token on the only occasion on which it is shown. */
export class NewMcpTokenView extends McpTokenView {
  @ApiProperty({
    type: String,
    description: 'Shown only now; it opens /mcp and nothing else',
    example: 'chatkeep_01998d2e',
  })
  readonly token!: string;
}

export class McpTokenListView {
  @ApiProperty({ type: [McpTokenView], description: 'The newest first' }) readonly tokens!: McpTokenView[];
}

export function mcpTokenView({ id, name, createdAt, lastUsedAt }: McpToken): McpTokenView {
  return { id, name, created_at: createdAt.toISOString(), last_used_at: lastUsedAt?.toISOString() ?? null };
}
