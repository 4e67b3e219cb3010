import { inject, Service } from '@angular/core';
import {
  type Conversation,
  type Decision,
  type Feedback,
  type InputReply,
  type MessagePage,
  type Run,
  type StartedRun,
  type ToolCall,
  type ToolList,
  type Verdict,
} from '../api/api';
import { type ThreadEvent } from '../api/thread-events';
import { Backend } from '../auth/backend';
import { Feed } from '../auth/feed';
import { effectOf, type ToolEffect } from '../tools/tool-effect';
import {
  type Change,
  type Changes,
  ChatSource,
  type HistoryPage,
  type Outgoing,
  type SourceEvent,
} from '../chat/chat-source';
import { MessageSender } from './message-sender';
import { turnOf } from './message-turns';
import { changeOf } from './feed-change';
import { runEvents } from './run-events';
import { type Turn } from '../transcript/turns';

const PAGE = 50;
const OLDER_PAGE = 200;

/** The chat over REST: history as pages, answers as the events of their runs. */
@Service({ autoProvided: false })
export class RestChatSource extends ChatSource {
  private readonly backend = inject(Backend);
  private readonly feed = inject(Feed);
  private readonly sender = new MessageSender(this.backend, (...run) => this.follow(...run));

  async create(): Promise<string> {
    return (await this.backend.post<Conversation>('/api/chat/conversations', {})).id;
  }

  async history(conversationId: string, before: string | null, signal?: AbortSignal): Promise<HistoryPage> {
    const query = new URLSearchParams({ limit: `${before ? OLDER_PAGE : PAGE}`, ...(before && { before }) });
    const page = await this.backend.get<MessagePage>(`${messagesOf(conversationId)}?${query}`, signal);
    return { turns: page.messages.map(turnOf), hasMore: page.has_more };
  }

  async changes(conversationId: string, since: string): Promise<Changes> {
    const query = new URLSearchParams({ limit: '200', since });
    const turns: Turn[] = [];
    for (;;) {
      const page = await this.backend.get<MessagePage>(`${messagesOf(conversationId)}?${query}`);
      turns.push(...page.messages.map(turnOf));
      if (!page.next_cursor) return { turns, removedIds: page.removed_ids };
      query.set('cursor', page.next_cursor);
    }
  }

  send(conversationId: string, message: Outgoing, signal: AbortSignal): AsyncIterable<SourceEvent> {
    const path = messagesOf(conversationId);
    return message.waits ? this.sender.queue(path, message) : this.sender.ask(path, message, signal);
  }

  follow(runId: string, after: string | undefined, signal: AbortSignal): AsyncIterable<SourceEvent> {
    const open = (last: string | undefined) =>
      this.backend.open<ThreadEvent>(`/api/chat/runs/${runId}/events`, {
        headers: last === undefined ? {} : { 'Last-Event-ID': last },
        signal,
      });
    return runEvents(open, after, signal);
  }

  stop(runId: string): Promise<Run> {
    return this.backend.post<Run>(`/api/chat/runs/${runId}/cancel`);
  }

  async retry(messageId: string): Promise<Run> {
    return (await this.backend.post<StartedRun>(`/api/chat/messages/${messageId}/retry`)).run;
  }

  decide({ id, arguments_sha256 }: ToolCall, verdict: Verdict): Promise<Run> {
    const decision: Decision = { ...verdict, arguments_sha256 };
    return this.backend.post<Run>(`/api/chat/tool-calls/${id}/decision`, decision);
  }

  reply({ id }: ToolCall, reply: InputReply): Promise<Run> {
    return this.backend.post<Run>(`/api/chat/tool-calls/${id}/input`, reply);
  }

  rate(messageId: string, kind: Feedback): Promise<void> {
    return this.backend.tell('PUT', `/api/chat/messages/${messageId}/feedback`, { kind });
  }

  async effects(): Promise<ReadonlyMap<string, ToolEffect>> {
    const { servers } = await this.backend.get<ToolList>('/api/chat/tools');
    const named = servers.flatMap(({ name, tools }) =>
      tools.map((tool) => [`${name}/${tool.name}`, effectOf(tool)] as const),
    );
    return new Map(named);
  }

  watch(conversationId: string, changed: (change: Change) => void): () => void {
    return this.feed.on((event) => {
      const change = changeOf(event, conversationId);
      if (change) changed(change);
    });
  }
}

function messagesOf(conversationId: string): string {
  return `/api/chat/conversations/${conversationId}/messages`;
}
