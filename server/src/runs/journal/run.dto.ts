import { ApiProperty } from '@nestjs/swagger';
import { ReadableError } from '../../messages/tool-call.js';
import { type Run, RUN_STATUSES, type RunStatus } from './run.entity.js';

export class UsageView {
  @ApiProperty({ description: 'Read by the model, in all its turns', example: 412 }) readonly input_tokens!: number;
  @ApiProperty({ description: 'Written by the model, in all its turns', example: 58 }) readonly output_tokens!: number;
}

/** All counted from the moment the message was accepted. */
export class TimingsView {
  @ApiProperty({ type: Number, nullable: true, description: 'Until a process took it', example: 6 })
  readonly queued_ms!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Until the answer began', example: 640 })
  readonly first_token_ms!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Until it was over', example: 2_300 })
  readonly total_ms!: number | null;
}

const ERRORS = [
  'Why the answer is not whole. Of the model: model_unavailable, model_rate_limited, model_quota_exceeded,',
  'model_unauthorized, model_rejected_request, model_timed_out, model_answer_cut, context_too_long, answer_too_long,',
  'answer_filtered. Of the server: too_many_steps, too_many_tool_calls, took_too_long, too_many_crashes, internal',
].join(' ');

export class RunView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'uuid' }) readonly conversation_id!: string;
  @ApiProperty({ format: 'uuid' }) readonly user_message_id!: string;
  @ApiProperty({ format: 'uuid' }) readonly assistant_message_id!: string;
  @ApiProperty({ enum: RUN_STATUSES, description: 'The last four are final', example: 'completed' })
  readonly status!: RunStatus;
  @ApiProperty({ description: 'Who answers', example: 'gpt-5.5' }) readonly model!: string;
  @ApiProperty({ type: ReadableError, nullable: true, description: ERRORS }) readonly error!: ReadableError | null;
  @ApiProperty({ type: UsageView, description: 'As far as the model server says' }) readonly usage!: UsageView;
  @ApiProperty({ type: TimingsView, description: 'Milliseconds since the message was accepted' })
  readonly timings!: TimingsView;
  @ApiProperty({ format: 'date-time' }) readonly created_at!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly started_at!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly finished_at!: string | null;
}

/** A run as it goes over the wire. */
export function runView(run: Run): RunView {
  const since = (time: Date | null) => (time === null ? null : time.getTime() - run.createdAt.getTime());
  return {
    id: run.id,
    conversation_id: run.conversationId,
    user_message_id: run.userMessageId,
    assistant_message_id: run.assistantMessageId,
    status: run.status,
    model: run.model,
    error: run.error,
    usage: { input_tokens: run.inputTokens, output_tokens: run.outputTokens },
    timings: {
      queued_ms: since(run.startedAt),
      first_token_ms: since(run.firstTokenAt),
      total_ms: since(run.finishedAt),
    },
    created_at: run.createdAt.toISOString(),
    started_at: run.startedAt?.toISOString() ?? null,
    finished_at: run.finishedAt?.toISOString() ?? null,
  };
}
