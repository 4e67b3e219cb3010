import { ApiProperty } from '@nestjs/swagger';
import { TOOL_SERVER_STATUSES, type ToolServer, type ToolServerStatus } from '../agent/toolbox.js';
import { type StandingTool, standing } from '../runs/leave.js';
import { type ToolApproval } from '../runs/tool-approval.entity.js';

export class ModelView {
  @ApiProperty({ example: 'gpt-5.5' }) readonly id!: string;
  @ApiProperty() readonly label!: string;
  @ApiProperty() readonly default!: boolean;
}

export class ModelList {
  @ApiProperty({ type: [ModelView] }) readonly models!: ModelView[];
  @ApiProperty({ description: 'Whether a script answers instead of a model' }) readonly demo!: boolean;
}

/** OpenAI's element, where an operator has set it up. */
export class ElementSettings {
  @ApiProperty({ type: String, nullable: true, example: 'domain_pk_1' }) readonly domain_key!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly script_url!: string | null;
}

export class ToolView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly description!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly input_schema!: Record<string, unknown>;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly annotations!: Record<string, unknown>;
  @ApiProperty({ enum: ['ask', 'allow'], description: 'Whether the AI asks you before it uses this tool' })
  readonly approval!: 'ask' | 'allow';
  @ApiProperty({
    required: false,
    enum: [true],
    description: 'You had allowed this tool, but it is not any more what it was then',
  })
  readonly changed?: true;
}

export class ToolServerView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: TOOL_SERVER_STATUSES }) readonly status!: ToolServerStatus;
  @ApiProperty({ required: false }) readonly error?: string;
  @ApiProperty({ required: false, format: 'uri', description: 'The page on which you sign in to this server' })
  readonly connect_url?: string;
  @ApiProperty({ required: false, description: 'Whether you are signed in to this server, where it asks for that' })
  readonly connected?: boolean;
  @ApiProperty({ type: [ToolView] }) readonly tools!: ToolView[];
}

export class ToolServerList {
  @ApiProperty({ type: [ToolServerView] }) readonly servers!: ToolServerView[];
}

/** A server and its tools as they go over the wire, for a user who has given the tools this leave. */
export function toolServerView(
  { name, status, error, isConnected, tools }: ToolServer,
  approvals: readonly ToolApproval[],
  publicUrl: string,
): ToolServerView {
  return {
    name,
    status,
    ...(error !== undefined && { error }),
    ...(isConnected !== undefined && { connected: isConnected, connect_url: connectUrl(publicUrl, name) }),
    tools: tools.map((tool) => toolView(standing(tool, approvals))),
  };
}

function toolView(tool: StandingTool): ToolView {
  return {
    name: tool.toolName,
    title: tool.title,
    description: tool.description,
    input_schema: tool.parameters,
    annotations: { ...tool.annotations },
    approval: tool.asks ? 'ask' : 'allow',
    ...(tool.hasChanged && { changed: true }),
  };
}

function connectUrl(publicUrl: string, server: string): string {
  return new URL(`/settings/tools?connect=${encodeURIComponent(server)}`, publicUrl).href;
}
