import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.js';
import { type Owner } from '../database/database.js';
import { Choice } from '../http/fields.js';
import { fileDownload } from '../http/file-download.js';
import { ReturnsFile } from '../http/returns-content.js';
import { idOf } from '../http/uuid.pipe.js';
import { ConversationExport } from './conversation-export.js';
import { UserExport } from './user-export.js';

export class ExportQuery {
  @Choice(['markdown', 'json'], { optional: true })
  readonly format?: 'markdown' | 'json';
}

@ApiTags('Export')
@Controller('api')
export class ExportController {
  constructor(
    private readonly conversations: ConversationExport,
    private readonly users: UserExport,
  ) {}

  @Get('chat/conversations/:id/export')
  @ApiOperation({ operationId: 'exportConversation', summary: 'One conversation as a file' })
  @ReturnsFile('The conversation in the format that was asked for', 'text/markdown', 'application/json')
  conversation(
    @CurrentUser() user: Owner,
    @Param('id', idOf('conversation')) id: string,
    @Query() { format = 'markdown' }: ExportQuery,
  ): Promise<Response> {
    return this.conversations.file(user, id, format);
  }

  @Get('auth/me/export')
  @ApiOperation({ operationId: 'exportMe', summary: 'Everything of yours, a line of JSON for each row' })
  @ReturnsFile('Every row says its `type`', 'application/x-ndjson')
  everything(@CurrentUser() user: Owner): Response {
    return fileDownload(this.users.lines(user), 'chatkeep.ndjson', 'application/x-ndjson');
  }
}
