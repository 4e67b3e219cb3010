import { type FeedEvent } from '../api/thread-events';
import { type Change } from '../chat/chat-source';

/** What an event of the user's feed means for one conversation; `null` when it is not about that. */
export function changeOf(event: FeedEvent, conversationId: string): Change | null {
  switch (event.type) {
    case 'feed.opened':
    case 'feed.polled':
      return {}; // anything may have happened meanwhile
    case 'conversation.deleted':
      return event.conversation_id === conversationId ? { isGone: true } : null;
    case 'conversation.created':
    case 'conversation.updated':
      return event.conversation.id === conversationId ? { isGone: false } : null;
    case 'message.created':
    case 'message.updated':
      return event.conversation_id === conversationId ? { messageId: event.message_id } : null;
    case 'run.updated':
      return event.run.conversation_id === conversationId ? { run: event.run } : null;
    default:
      return null;
  }
}
