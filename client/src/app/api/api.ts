/** The shapes that the server answers with, by the names this client uses; the server writes them down itself. */
import type {
  AnswerToolCall,
  DecideToolCall,
  MessageView,
  RunView,
  TaskView,
  ToolCall,
  ToolCallResult,
} from './types.gen';

export type {
  ActiveRunView as ActiveRun,
  ApprovalList,
  ApprovalView as StandingApproval,
  ConversationPage,
  ConversationView as Conversation,
  DecideToolCall as Decision,
  ElementSettings,
  InputRequest,
  Login as Credentials,
  MessageAttachment as SentFile,
  McpTokenListView as AccessTokenList,
  McpTokenView as AccessToken,
  MessageList as MessagePage,
  MessageView as Message,
  ModelList,
  ModelView as Model,
  Register as NewAccount,
  RunView as Run,
  NewMcpTokenView as NewAccessToken,
  SearchResult as SearchHit,
  SearchResults as SearchPage,
  SendMessage,
  SentMessage,
  SessionView as SessionGrant,
  SignInOptions,
  StartedRun,
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
export type Feedback = MessageView['feedback'];
export type MessageStatus = MessageView['status'];
export type RunStatus = RunView['status'];
export type TaskStatus = TaskView['status'];
export type TaskPriority = TaskView['priority'];
export type ToolCallStatus = ToolCall['status'];
export type ToolContent = ToolCallResult['content'][number];
/** What a person answers to a call that asks for an approval: yes or no, and for how long that holds. */
export type Verdict = Omit<DecideToolCall, 'arguments_sha256'>;
export type ApprovalScope = DecideToolCall['scope'];
/** What a person answers to a call that asks something: the fields of the form, or that they would rather not. */
export type InputReply = Required<Pick<AnswerToolCall, 'answers'>> | Required<Pick<AnswerToolCall, 'skipped'>>;
