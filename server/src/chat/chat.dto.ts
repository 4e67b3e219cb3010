import { ApiProperty } from '@nestjs/swagger';
import { TOOL_SERVER_STATUSES, type ToolServer, type ToolServerStatus } from '../agent/toolbox.js';
import { type Config } from '../config/config.js';
import { type StandingTool, standing } from '../runs/calls/standing-tool.js';
import { type ToolApproval } from '../runs/calls/tool-approval.entity.js';

export class ModelView {
  @ApiProperty({ description: 'What a message names', example: 'gpt-5.5' }) readonly id!: string;
  @ApiProperty({ description: 'What to show', example: 'gpt-5.5' }) readonly label!: string;
  @ApiProperty({ description: 'Whether it answers when a message names none' }) readonly default!: boolean;
}

export class ModelList {
  @ApiProperty({ type: [ModelView], description: 'The usual one first' }) readonly models!: ModelView[];
  @ApiProperty({ description: 'Whether a script answers instead of a model', example: false }) readonly demo!: boolean;
}

const SCRIPT = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

/** OpenAI's element, where an operator has set it up. */
export class ElementSettings {
  @ApiProperty({ type: String, nullable: true, description: 'What OpenAI knows this page by', example: 'domain_pk_1' })
  readonly domain_key!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Where the element comes from', example: SCRIPT })
  readonly script_url!: string | null;
}

export class ToolView {
  @ApiProperty({ description: 'As its server knows it', example: 'create_task' }) readonly name!: string;
  @ApiProperty({ description: 'What to show', example: 'Create a task' }) readonly title!: string;
  @ApiProperty({ description: 'What the model is told of it', example: "Adds one task to the user's list." })
  readonly description!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'A JSON Schema of its arguments' })
  readonly input_schema!: Record<string, unknown>;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What its server says of its nature (MCP)' })
  readonly annotations!: Record<string, unknown>;
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
  @ApiProperty({ description: 'As the settings call it', example: 'tasks' }) readonly name!: string;
  @ApiProperty({ enum: TOOL_SERVER_STATUSES, description: 'Whether its tools can be used now' })
  readonly status!: ToolServerStatus;
  @ApiProperty({ required: false, description: 'Why not, for a person', example: 'The mail server cannot be reached.' })
  readonly error?: string;
  @ApiProperty({ required: false, format: 'uri', description: 'The page on which you sign in to this server' })
  readonly connect_url?: string;
  @ApiProperty({ required: false, description: 'Whether you are signed in to this server, where it asks for that' })
  readonly connected?: boolean;
  @ApiProperty({ type: [ToolView], description: 'None of a server that does not answer' }) readonly tools!: ToolView[];
}

export class ToolServerList {
  @ApiProperty({ type: [ToolServerView], description: 'The built-in tasks first' }) readonly servers!: ToolServerView[];
}

/** The models of the settings; the first one is the default. */
export function modelList({ models, isDemo }: Config): ModelList {
  const label = (id: string) => (isDemo ? 'Demo script' : id);
  return { models: models.map((id, index) => ({ id, label: label(id), default: index === 0 })), demo: isDemo };
}

/** The script means nothing without the key. */
export function elementSettings({ chatkit: { domainKey, scriptUrl } }: Config): ElementSettings {
  if (domainKey === undefined) return { domain_key: null, script_url: null };
  return { domain_key: domainKey, script_url: scriptUrl };
}

/** Servers and their tools as they go over the wire; of what a user has allowed, only what holds everywhere counts. */
export function toolServerList(
  servers: readonly ToolServer[],
  approvals: readonly ToolApproval[],
  publicUrl: string,
): ToolServerList {
  const everywhere = approvals.filter(({ conversationId }) => conversationId === null);
  return { servers: servers.map((server) => toolServerView(server, everywhere, publicUrl)) };
}

function toolServerView(
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
