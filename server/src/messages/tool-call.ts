import { ApiProperty } from '@nestjs/swagger';

export const TOOL_CALL_STATUSES = [
  'awaiting_approval',
  'running',
  'success',
  'error',
  'denied',
  'cancelled',
  'unknown_outcome',
] as const;

export type ToolCallStatus = (typeof TOOL_CALL_STATUSES)[number];

/** What went wrong, in words that a person can read. */
export class ReadableError {
  @ApiProperty({ example: 'tool_failed' }) readonly code!: string;
  @ApiProperty() readonly message!: string;
}

/** A tool's answer as the Model Context Protocol gives it. */
export class ToolCallResult {
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  readonly content!: readonly unknown[];
  @ApiProperty({ required: false, description: 'Any JSON value' }) readonly structuredContent?: unknown;
}

/** What a tool's server asks the user before it goes on: answers to a form, or a visit to a page. */
export class InputRequest {
  @ApiProperty() readonly message!: string;
  @ApiProperty({ enum: ['form', 'url'] }) readonly mode!: 'form' | 'url';
  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: true,
    description: 'Of a form: JSON Schema of an object of plain values',
  })
  readonly requested_schema?: Record<string, unknown>;
  @ApiProperty({ required: false, description: 'Of a page: its whole address, to be opened only when the user agrees' })
  readonly url?: string;
}

/** How far a call has come, in whatever its server counts. */
export class ToolCallProgress {
  @ApiProperty() readonly progress!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly total!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly message!: string | null;
}

/** One thing that the AI did, or wants to do, on the user's behalf; stored and sent in this shape. */
export class ToolCall {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'tasks' }) readonly server!: string;
  @ApiProperty({ example: 'create_task', description: "The server's own name of the tool" })
  readonly tool_name!: string;
  @ApiProperty({ type: String, nullable: true }) readonly title!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly arguments!: Record<string, unknown>;
  @ApiProperty({ description: 'SHA-256, hex, of the arguments as RFC 8785 canonical JSON' })
  readonly arguments_sha256!: string;
  @ApiProperty({ type: ToolCallResult, nullable: true }) readonly result!: ToolCallResult | null;
  @ApiProperty({ type: ReadableError, nullable: true }) readonly error!: ReadableError | null;
  @ApiProperty({
    type: InputRequest,
    nullable: true,
    description: 'What the call waits for, when it waits for an answer and not for leave',
  })
  readonly input_request!: InputRequest | null;
  @ApiProperty({ description: 'Whether the tool is not any more what the user once allowed for longer than once' })
  readonly tool_changed!: boolean;
  @ApiProperty({ type: ToolCallProgress, required: false, description: 'Told live, of a running call alone' })
  readonly progress?: ToolCallProgress;
  @ApiProperty({ enum: TOOL_CALL_STATUSES }) readonly status!: ToolCallStatus;
  @ApiProperty({ format: 'date-time' }) readonly timestamp!: string;
  @ApiProperty({ type: Number, nullable: true }) readonly duration_ms!: number | null;
  @ApiProperty({ description: 'Place in the content, in UTF-16 units, at which it was called' })
  readonly content_offset!: number;
  @ApiProperty({ minimum: 1 }) readonly attempt!: number;
}
