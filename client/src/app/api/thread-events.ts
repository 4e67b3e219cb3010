import type { Conversation, Run } from './api';
import type { Annotation, OutputText, ThreadItem, WidgetNode, WorkflowTask } from './thread-items';

/** A change to an item that is not finished. */
export type ItemUpdate =
  | {
      readonly type: 'assistant_message.content_part.added' | 'assistant_message.content_part.done';
      readonly content_index: number;
      readonly content: OutputText;
    }
  | {
      readonly type: 'assistant_message.content_part.text_delta';
      readonly content_index: number;
      readonly delta: string;
    }
  | {
      readonly type: 'assistant_message.content_part.annotation_added';
      readonly content_index: number;
      readonly annotation_index?: number;
      readonly annotation?: Annotation;
    }
  | {
      readonly type: 'workflow.task.added' | 'workflow.task.updated';
      readonly task_index: number;
      readonly task: WorkflowTask;
    }
  | {
      readonly type: 'widget.streaming_text.value_delta';
      readonly component_id: string;
      readonly delta: string;
      readonly done?: boolean;
    }
  | { readonly type: 'widget.component.updated'; readonly component_id: string; readonly component: WidgetNode }
  | { readonly type: 'widget.root.updated'; readonly widget: WidgetNode }
  | {
      readonly type: 'generated_image.updated';
      readonly image: { readonly id: string; readonly url: string };
      readonly progress?: number;
    };

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
