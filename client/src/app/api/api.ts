/** The shapes that the server answers with, by the names this client uses. */

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly created_at: string;
}

export interface SessionGrant {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly user: User;
}

export type RunStatus =
  'queued' | 'running' | 'awaiting_approval' | 'completed' | 'cancelled' | 'failed' | 'interrupted';

export interface Conversation {
  readonly id: string;
  readonly title: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly message_count: number;
  readonly last_message_preview: string | null;
  readonly unread: boolean;
  readonly active_run: { readonly id: string; readonly status: RunStatus } | null;
}

export interface ConversationPage {
  readonly conversations: readonly Conversation[];
  readonly next_cursor: string | null;
}

export type ToolCallStatus =
  'awaiting_approval' | 'running' | 'success' | 'error' | 'denied' | 'cancelled' | 'unknown_outcome';

export interface ToolResult {
  readonly content?: readonly ToolContent[];
  readonly structuredContent?: unknown;
}

export interface ToolContent {
  readonly type: string;
  readonly text?: string;
  readonly data?: string;
  readonly mimeType?: string;
}

export interface ToolCall {
  readonly id: string;
  readonly server: string;
  readonly tool_name: string;
  readonly title: string | null;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly arguments_sha256: string;
  readonly result: ToolResult | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly status: ToolCallStatus;
  readonly timestamp: string;
  readonly duration_ms: number | null;
  readonly content_offset: number;
  readonly attempt: number;
}

export type MessageStatus = 'complete' | 'streaming' | 'stopped' | 'interrupted' | 'failed';

export interface Message {
  readonly id: string;
  readonly conversation_id: string;
  readonly run_id: string | null;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  readonly tool_calls: readonly ToolCall[];
  readonly status: MessageStatus;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface MessagePage {
  readonly messages: readonly Message[];
  readonly total_count: number;
  readonly has_more: boolean;
  readonly removed_ids: readonly string[];
}

export interface Run {
  readonly id: string;
  readonly conversation_id: string;
  readonly user_message_id: string;
  readonly assistant_message_id: string;
  readonly status: RunStatus;
  readonly model: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly timings: { readonly total_ms: number | null } | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

export interface SentMessage {
  readonly user_message: Message;
  readonly assistant_message: Message;
  readonly run: Run;
}

export type ApprovalScope = 'once' | 'conversation' | 'always';

export interface Decision {
  readonly decision: 'approve' | 'deny';
  readonly scope: ApprovalScope;
  readonly arguments_sha256: string;
  readonly reason?: string;
}

export interface Model {
  readonly id: string;
  readonly label: string;
  readonly default: boolean;
}

export interface ModelList {
  readonly models: readonly Model[];
  readonly demo: boolean;
}

export interface ToolAnnotations {
  readonly readOnlyHint?: boolean;
  readonly destructiveHint?: boolean;
}

export interface ToolList {
  readonly servers: readonly {
    readonly name: string;
    readonly tools: readonly { readonly name: string; readonly annotations: ToolAnnotations | null }[];
  }[];
}

export type TaskStatus = 'open' | 'done';
export type TaskPriority = 'low' | 'normal' | 'high';

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly notes: string | null;
  readonly status: TaskStatus;
  readonly priority: TaskPriority;
  readonly due_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly completed_at: string | null;
}

export interface TaskPage {
  readonly tasks: readonly Task[];
  readonly next_cursor: string | null;
}
