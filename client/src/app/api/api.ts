/** The shapes that the server answers with, by the names this client uses; the server writes them down itself. */
import type {
  ConversationView,
  MessageList,
  MessageView,
  RunView,
  TaskView,
  ToolCall,
  ToolCallResult,
} from './types.gen';

export type {
  ApprovalList,
  ApprovalView as StandingApproval,
  ConversationPage,
  ConversationView as Conversation,
  DecideToolCall as Decision,
  ElementSettings,
  InputRequest,
  MessageAttachment as SentFile,
  McpTokenListView as AccessTokenList,
  McpTokenView as AccessToken,
  ModelList,
  ModelView as Model,
  RunView as Run,
  NewMcpTokenView as NewAccessToken,
  SearchResult as SearchHit,
  SearchResults as SearchPage,
  SentMessage,
  SessionView as SessionGrant,
  SignInOptions,
  TaskPage,
  TaskView as Task,
  ToolCall,
  ToolCallResult as ToolResult,
  ToolServerList as ToolList,
  ToolServerView as ToolServer,
  ToolView as Tool,
  UserView as User,
} from './types.gen';

/** What a person thinks of an answer, if they said so. */
export type Feedback = MessageView['feedback'] | null;
export type Message = Omit<MessageView, 'feedback'> & { readonly feedback: Feedback };
export type MessagePage = Omit<MessageList, 'messages'> & { readonly messages: readonly Message[] };
export type MessageStatus = MessageView['status'];
export type RunStatus = RunView['status'];
export type ActiveRun = NonNullable<ConversationView['active_run']>;
export type TaskStatus = TaskView['status'];
export type TaskPriority = TaskView['priority'];
/** What a person answers: the fields of the form, or that they would rather not. */
export type InputReply = { readonly answers: Readonly<Record<string, unknown>> } | { readonly skipped: true };
export type ToolCallStatus = ToolCall['status'];
export type ToolContent = ToolCallResult['content'][number];
export type ApprovalScope = 'once' | 'conversation' | 'always';
