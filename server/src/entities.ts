import { type Type } from '@nestjs/common';
import { StoredAttachment } from './attachments/stored-attachment.entity.js';
import { Session } from './auth/session.entity.js';
import { User } from './auth/user.entity.js';
import { McpConnectionAttempt, McpConnectionRow } from './connections/connection.entities.js';
import { Conversation } from './conversations/conversation.entity.js';
import { McpToken } from './mcp-tokens/mcp-token.entity.js';
import { Message } from './messages/message.entity.js';
import { Run } from './runs/journal/run.entity.js';
import { RunEvent, RunStep, RunToolCall } from './runs/journal/run-journal.entities.js';
import { ToolApproval } from './runs/calls/tool-approval.entity.js';
import { Task } from './tasks/task.entity.js';

/** Every row that TypeORM knows. */
export const ENTITIES: Type[] = [
  StoredAttachment,
  User,
  Session,
  McpToken,
  Conversation,
  Message,
  Run,
  RunEvent,
  RunStep,
  RunToolCall,
  Task,
  McpConnectionRow,
  McpConnectionAttempt,
  ToolApproval,
];
