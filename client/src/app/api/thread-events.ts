import type { Conversation, Run, ToolCall } from './api';

/** A piece of an answer, as ChatKit names it. */
export interface AssistantItem {
  readonly type: 'assistant_message';
  readonly id: string;
  readonly created_at: string;
  readonly content: readonly { readonly type: 'output_text'; readonly text: string }[];
}

export interface UserItem {
  readonly type: 'user_message';
  readonly id: string;
  readonly created_at: string;
  readonly content: readonly { readonly type: string; readonly text?: string }[];
}

export interface WorkflowTask {
  readonly type: string;
  readonly title?: string | null;
  readonly content?: string | null;
  readonly status_indicator?: 'none' | 'loading' | 'complete';
  readonly tool_call?: ToolCall;
}

export interface WorkflowItem {
  readonly type: 'workflow';
  readonly id: string;
  readonly created_at: string;
  readonly workflow: { readonly type: 'custom' | 'reasoning'; readonly tasks: readonly WorkflowTask[] };
}

/** Kinds of items that this page does not draw yet. */
export interface OtherItem {
  readonly type: 'client_tool_call' | 'widget' | 'generated_image' | 'structured_input' | 'task' | 'end_of_turn';
  readonly id: string;
  readonly created_at: string;
}

export type ThreadItem = AssistantItem | UserItem | WorkflowItem | OtherItem;

interface Part {
  readonly text: string;
}

export type ItemUpdate =
  | { readonly type: 'assistant_message.content_part.added'; readonly content_index: number; readonly content: Part }
  | {
      readonly type: 'assistant_message.content_part.text_delta';
      readonly content_index: number;
      readonly delta: string;
    }
  | { readonly type: 'assistant_message.content_part.done'; readonly content_index: number; readonly content: Part }
  | { readonly type: 'assistant_message.content_part.annotation_added'; readonly content_index: number }
  | { readonly type: 'workflow.task.added'; readonly task_index: number; readonly task: WorkflowTask }
  | { readonly type: 'workflow.task.updated'; readonly task_index: number; readonly task: WorkflowTask };

/** What a run tells while it goes, in ChatKit's words, with the run itself added. */
export type ThreadEvent =
  | { readonly type: 'run.updated'; readonly run: Run }
  | { readonly type: 'thread.item.added'; readonly item: ThreadItem }
  | { readonly type: 'thread.item.done'; readonly item: ThreadItem }
  | { readonly type: 'thread.item.replaced'; readonly item: ThreadItem }
  | { readonly type: 'thread.item.updated'; readonly item_id: string; readonly update: ItemUpdate }
  | { readonly type: 'thread.item.removed'; readonly item_id: string };

/** The user's feed: what happened anywhere, for every tab. */
export type FeedEvent =
  | { readonly type: 'conversation.created' | 'conversation.updated'; readonly conversation: Conversation }
  | { readonly type: 'conversation.deleted'; readonly conversation_id: string }
  | {
      readonly type: 'message.created' | 'message.updated';
      readonly conversation_id: string;
      readonly message_id: string;
    }
  | { readonly type: 'run.updated'; readonly run: Run }
  | { readonly type: 'task.changed'; readonly task_id: string }
  | { readonly type: 'feed.opened' | 'feed.lost' | 'feed.polled' };
