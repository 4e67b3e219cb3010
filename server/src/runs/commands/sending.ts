import { type MessagePart } from '../../messages/message-part.js';

/** A request that a client may silently send again when its answer got lost; `key` is made of its content. */
export interface RepeatablePost {
  readonly key: string;
  /** How long the same request still counts as sent again once its answer was read whole. */
  readonly secondsOnceRead: number;
}

/** A message as a person sent it; without a conversation it begins one. */
export interface Sending {
  readonly conversationId: string | null;
  readonly content: string;
  /** What the message holds beside its text. */
  readonly parts?: readonly MessagePart[];
  /** The uploaded files that it brings along. */
  readonly attachmentIds?: readonly string[];
  readonly model?: string;
  readonly idempotencyKey?: string;
  /** Stands for a request that a client may silently send again within some seconds, without a key of its own. */
  readonly repeatable?: RepeatablePost;
}
