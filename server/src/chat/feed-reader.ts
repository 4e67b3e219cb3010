import { Injectable } from '@nestjs/common';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { UserStreams } from '../auth/user-streams.js';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { type Owner } from '../database/database.js';
import { type FeedNotice, UserFeed } from '../feed/user-feed.js';
import { type ServerSentEvent } from '../http/event-stream.js';
import { NotFound } from '../http/not-found.js';
import { runView } from '../runs/journal/run.dto.js';
import { Runs } from '../runs/runs.service.js';

/** Turns notices, which hold ids alone, into events that tell enough to update a list. */
@Injectable()
export class FeedReader {
  /** Those that this turn of the event loop has begun. */
  private readonly reads = new Map<string, Promise<object | null>>();

  constructor(
    private readonly feed: UserFeed,
    private readonly conversations: ConversationsRepository,
    private readonly runs: Runs,
    private readonly streams: UserStreams,
  ) {}

  /** Everything of the user from now on; ends when the signal fires or the session does. */
  async *follow(user: AuthenticatedUser, gone: AbortSignal): AsyncGenerator<readonly ServerSentEvent[]> {
    const open = await this.streams.open(user, gone);
    yield [];
    for await (const notices of this.feed.follow(user, open)) {
      yield await this.events(user, notices);
    }
  }

  /** Of several equal notices one is told: each reads what is stored now. */
  private async events(user: Owner, notices: readonly FeedNotice[]): Promise<ServerSentEvent[]> {
    const distinct = new Map(notices.map((notice) => [JSON.stringify(notice), notice]));
    const events = await Promise.all([...distinct].map(([key, notice]) => this.once(user, key, notice)));
    return events.flatMap((event) => (event ? [{ data: JSON.stringify(event) }] : []));
  }

  /** All pages of a user that hear the same at once are told what one of them reads. */
  private once(user: Owner, key: string, notice: FeedNotice): Promise<object | null> {
    const own = `${user.id} ${key}`;
    const begun = this.reads.get(own) ?? this.event(user, notice);
    if (this.reads.size === 0) setImmediate(() => this.reads.clear());
    this.reads.set(own, begun);
    return begun;
  }

  private async event(user: Owner, notice: FeedNotice): Promise<object | null> {
    try {
      if (notice.type === 'run.updated') return { ...notice, run: runView(await this.runs.get(user, notice.run_id)) };
      if (notice.type !== 'conversation.created' && notice.type !== 'conversation.updated') return notice;
      return { ...notice, conversation: await this.conversations.get(user, notice.conversation_id) };
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}
