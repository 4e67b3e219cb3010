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

/** Of `{"title":"Review Q4 report"}`. */
const SHA256 = 'e5868e07494207210bd24fe6ed289896cf6290ebcaf6128ae9f492c269207198';

/** What went wrong, in words that a person can read. */
export class ReadableError {
  @ApiProperty({ description: 'Stable, for programs', example: 'tool_failed' }) readonly code!: string;
  @ApiProperty({ description: 'For a person', example: 'The tool failed and did not say why.' })
  readonly message!: string;
}

/** A tool's answer as the Model Context Protocol gives it. */
export class ToolCallResult {
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Blocks of text, images and links',
  })
  readonly content!: readonly unknown[];
  @ApiProperty({ required: false, description: 'Any JSON value' }) readonly structuredContent?: unknown;
}

/** What a tool's server asks the user before it goes on: answers to a form, or a visit to a page. */
export class InputRequest {
  @ApiProperty({ description: 'What it wants to know', example: 'Which of them?' }) readonly message!: string;
  @ApiProperty({ enum: ['form', 'url'], description: 'Whether to fill in a form or to visit a page' }) readonly mode!:
    'form' | 'url';
  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: true,
    description: 'Of a form: JSON Schema of an object of plain values',
  })
  readonly requested_schema?: Record<string, unknown>;
  @ApiProperty({
    required: false,
    description: 'Of a page: its whole address, to be opened only when the user agrees',
    format: 'uri',
  })
  readonly url?: string;
}

/** How far a call has come, in whatever its server counts. */
export class ToolCallProgress {
  @ApiProperty({ description: 'Grows', example: 3 }) readonly progress!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Where it ends', example: 10 })
  readonly total!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'What is going on', example: 'Read 3 of 10 pages' })
  readonly message!: string | null;
}

/** One thing that the AI did, or wants to do, on the user's behalf; stored and sent in this shape. */
export class ToolCall {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ description: 'Whose tool it is', example: 'tasks' }) readonly server!: string;
  @ApiProperty({ example: 'create_task', description: "The server's own name of the tool" })
  readonly tool_name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What to show', example: 'Create a task' })
  readonly title!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What it is called with',
    example: { title: 'Review Q4 report' },
  })
  readonly arguments!: Record<string, unknown>;
  @ApiProperty({ description: 'SHA-256, hex, of the arguments as RFC 8785 canonical JSON', example: SHA256 })
  readonly arguments_sha256!: string;
  @ApiProperty({ type: ToolCallResult, nullable: true, description: 'What the tool has answered' })
  readonly result!: ToolCallResult | null;
  @ApiProperty({ type: ReadableError, nullable: true, description: 'Why there is no good result' })
  readonly error!: ReadableError | null;
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'Of a denied call alone: why the user denied it, in their own words, if they said so',
  })
  readonly denial_reason?: string | null;
  @ApiProperty({
    type: InputRequest,
    nullable: true,
    description: 'What the call waits for, when it waits for an answer and not for an approval',
  })
  readonly input_request!: InputRequest | null;
  @ApiProperty({
    description: 'Whether the tool is not any more what the user once allowed for longer than once',
    example: false,
  })
  readonly tool_changed!: boolean;
  @ApiProperty({ type: ToolCallProgress, required: false, description: 'Told live, of a running call alone' })
  readonly progress?: ToolCallProgress;
  @ApiProperty({
    enum: TOOL_CALL_STATUSES,
    description: '`unknown_outcome`: it may or may not have done its work',
    example: 'success',
  })
  readonly status!: ToolCallStatus;
  @ApiProperty({ format: 'date-time', description: 'When it was asked for' }) readonly timestamp!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'From its start to its outcome', example: 42 })
  readonly duration_ms!: number | null;
  @ApiProperty({ description: 'Place in the content, in UTF-16 units, at which it was called' })
  readonly content_offset!: number;
  @ApiProperty({ minimum: 1, description: 'Which time it is made' }) readonly attempt!: number;
}
