import { Injectable } from '@nestjs/common';
import { Database, type Owner } from '../database/database.js';
import { literally } from '../database/literally.js';
import { decodeCursor } from '../http/cursor.js';
import { wireTime } from '../http/wire-time.js';

const MAX_WORDS = 10;

/** One place where the words were found: a message, or, without one, a title. */
export interface SearchHit {
  readonly conversationId: string;
  readonly conversationTitle: string | null;
  readonly messageId: string | null;
  readonly role: 'user' | 'assistant' | null;
  /** The text around the first hit. */
  readonly excerpt: string;
  readonly at: string;
  readonly id: string;
}

const SEARCH = `
  SELECT conversation_id AS "conversationId", conversation_title AS "conversationTitle", message_id AS "messageId",
    role, excerpt, ${wireTime('at')} AS at, id
  FROM search_everything($1, $2, $3, $4, $5, $6)`;

/** Finds what was said and done, as soon as it is written. */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** The newest first, from after the cursor on; one row more than `limit` tells that there are others. */
  async search(user: Owner, query: string, limit: number, cursor?: string): Promise<SearchHit[]> {
    const patterns = wordsOf(query).map((word) => `%${literally(word)}%`);
    const longest = patterns.toSorted((a, b) => b.length - a.length)[0];
    const after = cursor === undefined ? null : decodeCursor(cursor);
    return await this.database.as(user, (db) =>
      db.query<SearchHit[]>(SEARCH, [query, patterns, longest, limit + 1, after?.at, after?.id]),
    );
  }
}

/** The words of a query, each of which must be found. */
function wordsOf(query: string): string[] {
  return query
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
}

/** What is to be looked for in a text that was found: quotes bind words, and need not stand there. */
export function bareWordsOf(query: string): string[] {
  return wordsOf(query.replaceAll('"', ' '));
}
