import { ApiProperty } from '@nestjs/swagger';
import { type ToolApproval } from './calls/tool-approval.entity.js';

export class ApprovalView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ description: 'Whose tool it is', example: 'tasks' }) readonly server!: string;
  @ApiProperty({ description: "The server's own name of the tool", example: 'delete_task' })
  readonly tool_name!: string;
  @ApiProperty({ enum: ['conversation', 'always'], description: 'For how long' }) readonly scope!:
    'conversation' | 'always';
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: in all of them' })
  readonly conversation_id!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly created_at!: string;
}

export class ApprovalList {
  @ApiProperty({ type: [ApprovalView], description: 'At most 500: those that hold everywhere first' })
  readonly approvals!: ApprovalView[];
}

/** What a user has allowed for longer than once, as it goes over the wire. */
export function approvalView({ id, server, toolName, conversationId, createdAt }: ToolApproval): ApprovalView {
  return {
    id,
    server,
    tool_name: toolName,
    scope: conversationId === null ? 'always' : 'conversation',
    conversation_id: conversationId,
    created_at: createdAt.toISOString(),
  };
}
