import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { RunStories, type Story } from '../runs/run-stories.js';
import { type ThreadItem } from '../thread-events/thread-items.js';
import { ItemExtras } from './item-extras.js';

/** What a client has of an answer: its items, and the same with what is shown beside them. */
export interface Known extends Story {
  readonly shown: readonly ThreadItem[];
}

export const NOTHING_KNOWN: Known = { lastSeq: 0, items: [], shown: [] };

/** What of answers that wait for their user those have on screen. */
@Injectable()
export class KnownAnswers {
  constructor(
    private readonly stories: RunStories,
    private readonly extras: ItemExtras,
  ) {}

  /** To be asked before a decision is taken, which makes the answer go on and may change what is shown beside it. */
  async soFar(user: Owner, runId: string): Promise<Known> {
    const story = await this.stories.soFar(user, runId);
    return { ...story, shown: await this.extras.added(user, story.items) };
  }
}
