import { ApiProperty } from '@nestjs/swagger';
import { type ToolServer } from '../agent/toolbox.js';

export class ModelView {
  @ApiProperty({ example: 'gpt-5.5' }) readonly id!: string;
  @ApiProperty() readonly label!: string;
  @ApiProperty() readonly default!: boolean;
}

export class ModelList {
  @ApiProperty({ type: [ModelView] }) readonly models!: ModelView[];
  @ApiProperty({ description: 'Whether a script answers instead of a model' }) readonly demo!: boolean;
}

export class ToolView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly description!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly input_schema!: Record<string, unknown>;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly annotations!: Record<string, unknown>;
  @ApiProperty({ enum: ['ask', 'never'] }) readonly approval!: 'ask' | 'never';
}

export class ToolServerView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: ['ready', 'error'] }) readonly status!: 'ready' | 'error';
  @ApiProperty({ required: false }) readonly error?: string;
  @ApiProperty({ type: [ToolView] }) readonly tools!: ToolView[];
}

export class ToolServerList {
  @ApiProperty({ type: [ToolServerView] }) readonly servers!: ToolServerView[];
}

/** A server and its tools as they go over the wire. */
export function toolServerView({ name, status, error, tools }: ToolServer): ToolServerView {
  return {
    name,
    status,
    ...(error !== undefined && { error }),
    tools: tools.map((tool) => ({
      name: tool.toolName,
      title: tool.title,
      description: tool.description,
      input_schema: tool.parameters,
      annotations: { ...tool.annotations },
      approval: tool.asks ? 'ask' : 'never',
    })),
  };
}
