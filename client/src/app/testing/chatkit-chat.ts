import { type ThreadItem } from '../api/thread-items';
import { ChatStore } from '../chat/chat-store';
import { ChatKitApi } from '../chatkit/chatkit-api';
import { ChatKitChatSource } from '../chatkit/chatkit-chat-source';
import { type Thread, type ThreadListener, type ThreadStreamEvent } from '../chatkit/thread';
import { ChatKitServer } from './chatkit-server';

const AT = '2026-11-23T14:02:00.000000';
/** A thread with nothing in it. */
export const THREAD: Thread = { id: 'thr_1', created_at: AT, items: { data: [], has_more: false } };
export const CREATED: ThreadStreamEvent = { type: 'thread.created', thread: THREAD };

/** What a person says. */
export function asks(id: string, text = 'Hello', at = AT): ThreadItem {
  return { type: 'user_message', id, created_at: at, content: [{ type: 'input_text', text }] };
}

/** What the assistant says. */
export function says(id: string, text: string, at = AT): ThreadItem {
  return { type: 'assistant_message', id, created_at: at, content: [{ type: 'output_text', text }] };
}

/** That an item is whole. */
export function done(item: ThreadItem): ThreadStreamEvent {
  return { type: 'thread.item.done', item };
}

/** A conversation on screen over a thread of a ChatKit server that a spec plays, and what the page around is told. */
export function chatkitChat(threadId: string | null = null) {
  const server = new ChatKitServer();
  const told: string[] = [];
  const listener: ThreadListener = {
    threadChanged: ({ id }) => told.push(`thread ${id}`),
    responding: (isResponding) => told.push(isResponding ? 'begins' : 'ends'),
    cancelAllowed: (isAllowed) => told.push(`cancel ${isAllowed}`),
    progressed: (text) => text && told.push(`progress ${text}`),
    noticed: ({ message }) => told.push(`notice ${message}`),
    effect: (name) => told.push(`effect ${name}`),
    failed: ({ message }) => told.push(`failed ${message}`),
    runTool: ({ name, arguments: params }) => Promise.resolve({ ran: name, params }),
  };
  const source = new ChatKitChatSource(new ChatKitApi('/chatkit', server.fetch, 'en'), listener, threadId);
  return { server, source, told, chat: new ChatStore(source, threadId ?? undefined) };
}
