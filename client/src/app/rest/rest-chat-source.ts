import { inject, Service } from '@angular/core';
import {
  type Conversation,
  type Decision,
  type Feedback,
  type InputReply,
  type MessagePage,
  type Run,
  type SendMessage,
  type SentMessage,
  type StartedRun,
  type ToolCall,
  type ToolList,
  type Verdict,
} from '../api/api';
import { pause } from '../api/event-stream';
import { asProblem } from '../api/problem';
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
import { namesOf, turnOf } from './message-turns';
import { changeOf } from './feed-change';
import { isGoingOn, type Reading, readOn, runEvents } from './run-events';
import { type Turn } from '../transcript/turns';

const PAGE = 50;
const OLDER_PAGE = 200;
const SEND_ATTEMPTS = 4;

/** The chat over REST: history as pages, answers as the events of their runs. */
@Service({ autoProvided: false })
export class RestChatSource extends ChatSource {
  private readonly backend = inject(Backend);
  private readonly feed = inject(Feed);

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
    return message.waits ? this.queue(conversationId, message) : this.ask(conversationId, message, signal);
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

  /** Brings a message to the server that waits its turn there. */
  private async *queue(conversationId: string, message: Outgoing): AsyncGenerator<SourceEvent> {
    const headers = { 'Idempotency-Key': message.key, Prefer: 'respond-async' };
    const post = () => this.backend.post<SentMessage>(messagesOf(conversationId), bodyOf(message), headers);
    try {
      const { run } = await untilReached(post);
      yield { event: { type: 'run.updated', run } };
    } catch (error) {
      yield { refused: asProblem(error) };
    }
  }

  /** Brings a message to the server and tells its answer; whoever leaves stops only the telling. */
  private async *ask(conversationId: string, message: Outgoing, signal: AbortSignal): AsyncGenerator<SourceEvent> {
    const reading = new AbortController();
    const request = {
      method: 'POST',
      body: bodyOf(message),
      headers: { 'Idempotency-Key': message.key },
      signal: reading.signal,
    } as const;
    let last: Reading = {};
    try {
      const answering = await untilReached(() => this.backend.open<ThreadEvent>(messagesOf(conversationId), request));
      signal.addEventListener('abort', () => reading.abort());
      for await (const event of answering) {
        last = readOn(last, event);
        yield { id: event.id, event: event.data };
      }
    } catch (error) {
      if (reading.signal.aborted) return;
      if (!last.run) yield { refused: asProblem(error) };
    }
    if (last.run && isGoingOn(last.run)) yield* this.follow(last.run.id, last.id, signal);
  }
}

/** Does what may be done twice again and again while the server cannot be reached, a few times. */
async function untilReached<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!asProblem(error).isOffline || attempt === SEND_ATTEMPTS) throw error;
      await pause(attempt);
    }
  }
}

/** A message that has only files says what they are called. */
function bodyOf({ content, model, extras: { attachments = [] } }: Outgoing): SendMessage {
  const attachment_ids = attachments.map(({ id }) => id);
  return {
    content: content || namesOf(attachments),
    ...(model && { model }),
    ...(attachment_ids.length > 0 && { attachment_ids }),
  };
}

function messagesOf(conversationId: string): string {
  return `/api/chat/conversations/${conversationId}/messages`;
}
