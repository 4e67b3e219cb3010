import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.js';
import { type Owner } from '../database/database.js';
import { Returns } from '../http/returns.js';
import { DEFAULT_HITS, SearchQuery, searchResults, SearchResults } from './search.dto.js';
import { SearchRepository } from './search.repository.js';

@ApiTags('Conversations')
@Controller('api/chat/search')
export class SearchController {
  constructor(private readonly search: SearchRepository) {}

  @Get()
  @ApiOperation({ operationId: 'search', summary: 'Find titles, messages, and what tools were told and answered' })
  @Returns(SearchResults)
  async find(
    @CurrentUser() user: Owner,
    @Query() { q, limit = DEFAULT_HITS, cursor }: SearchQuery,
  ): Promise<SearchResults> {
    return searchResults(await this.search.search(user, q, limit, cursor), q, limit);
  }
}
