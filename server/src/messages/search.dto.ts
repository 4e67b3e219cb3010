import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { encodeCursor } from '../http/cursor.js';
import { Limit, Text } from '../http/fields.js';
import { bareWordsOf, type SearchHit } from './search.repository.js';

export const DEFAULT_HITS = 20;

export class SearchQuery {
  @Text({ max: 200, description: 'Words that must all be there', example: 'quarterly report' })
  readonly q!: string;

  @Limit(100, DEFAULT_HITS)
  readonly limit?: number;

  @ApiProperty({ required: false, description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  readonly cursor?: string;
}

export class SearchResult {
  @ApiProperty({ format: 'uuid' }) readonly conversation_id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the list calls it', example: 'Quarterly review' })
  readonly conversation_title!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: the title was found' })
  readonly message_id!: string | null;
  @ApiProperty({
    enum: ['user', 'assistant', null],
    nullable: true,
    description: 'Who said it; null: the title was found',
  })
  readonly role!: 'user' | 'assistant' | null;
  @ApiProperty({
    description: 'Plain text around the first hit; hits stand between <mark> and </mark>',
    example: 'the <mark>report</mark>',
  })
  readonly snippet!: string;
  @ApiProperty({ format: 'date-time' }) readonly created_at!: string;
}

export class SearchResults {
  @ApiProperty({ type: [SearchResult], description: 'The newest first' }) readonly results!: SearchResult[];
  @ApiProperty({ type: String, nullable: true, description: 'For the next page; null when there is none' })
  readonly next_cursor!: string | null;
}

/** A page of at most `limit` hits, made of one more than that where there are others. */
export function searchResults(hits: readonly SearchHit[], query: string, limit: number): SearchResults {
  const shown = hits.slice(0, limit);
  const last = hits.length > limit ? shown.at(-1) : undefined;
  const words = bareWordsOf(query);
  return { results: shown.map((hit) => searchResult(hit, words)), next_cursor: last ? encodeCursor(last) : null };
}

function searchResult(hit: SearchHit, words: readonly string[]): SearchResult {
  return {
    conversation_id: hit.conversationId,
    conversation_title: hit.conversationTitle,
    message_id: hit.messageId,
    role: hit.role,
    snippet: marked(hit.excerpt, words),
    created_at: hit.at,
  };
}

/** The excerpt on one line, with every word of the query between marks. */
export function marked(excerpt: string, words: readonly string[]): string {
  const line = excerpt.replace(/\s+/g, ' ').trim();
  if (words.length === 0) return line;
  const any = words.map((word) => RegExp.escape(word)).join('|');
  return line.replace(new RegExp(any, 'gi'), '<mark>$&</mark>');
}
