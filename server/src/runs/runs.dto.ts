import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, Equals, IsObject, IsOptional, IsUUID, Matches } from 'class-validator';
import { MAX_PER_MESSAGE } from '../attachments/attachments.repository.js';
import { Choice, Text } from '../http/fields.js';
import { MessageView } from '../messages/messages.dto.js';
import { RunView } from './journal/run.dto.js';

export class SendMessage {
  @Text({ max: 10_000, description: 'Markdown', example: "Create a task called 'Review Q4 report'" })
  readonly content!: string;

  @Text({ max: 200, optional: true, description: 'One of the models of GET /api/chat/models', example: 'gpt-5.5' })
  readonly model?: string | null;

  @ApiProperty({
    required: false,
    type: [String],
    nullable: true,
    maxItems: MAX_PER_MESSAGE,
    description: 'Files uploaded before by POST /api/chatkit/attachments, or of this conversation already',
  })
  @IsOptional()
  @ArrayMaxSize(MAX_PER_MESSAGE, { message: `attachment_ids must name at most ${MAX_PER_MESSAGE} files` })
  @ArrayUnique({ message: 'attachment_ids must name each file once' })
  @IsUUID('all', { each: true, message: 'attachment_ids must be ids of uploaded files' })
  readonly attachment_ids?: readonly string[] | null;
}

export class SentMessage {
  @ApiProperty({ type: MessageView, description: 'What was sent' }) readonly user_message!: MessageView;
  @ApiProperty({ type: MessageView, description: 'The answer, as far as it goes' })
  readonly assistant_message!: MessageView;
  @ApiProperty({ type: RunView, description: 'What makes the answer' }) readonly run!: RunView;
}

export class StartedRun {
  @ApiProperty({ type: RunView, description: 'What makes the new answer' }) readonly run!: RunView;
}

/** Of `{}`. */
const SHA256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

export class DecideToolCall {
  @Choice(['approve', 'deny'], { description: 'Of an unknown outcome: to make the call again, or not' })
  readonly decision!: 'approve' | 'deny';

  @Choice(['once', 'conversation', 'always'], { description: 'For how long the tool may be used without asking' })
  readonly scope!: 'once' | 'conversation' | 'always';

  @Matches(/^[0-9a-f]{64}$/, { message: 'arguments_sha256 must be 64 hexadecimal digits' })
  @ApiProperty({ description: "The call's own arguments_sha256: what was shown is what is decided", example: SHA256 })
  readonly arguments_sha256!: string;

  @Text({ max: 1000, optional: true, description: 'Why not; the model reads it', example: 'Not yet' })
  readonly reason?: string | null;
}

export class AnswerToolCall {
  @IsOptional()
  @IsObject()
  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: true,
    description: 'What requested_schema asks for; empty when a page was opened',
  })
  readonly answers?: Record<string, unknown>;

  @IsOptional()
  @Equals(true)
  @ApiProperty({ required: false, enum: [true], description: 'Instead of answers: the user does not want to say' })
  readonly skipped?: true;
}

export class EventsAfter {
  @ApiProperty({ required: false, type: Number, description: 'Like Last-Event-ID, for those who cannot send headers' })
  @IsOptional()
  @Matches(/^\d{1,9}$/, { message: 'after must be the id of an event' })
  readonly after?: string;
}
