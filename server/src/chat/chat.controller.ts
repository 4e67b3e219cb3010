import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Toolboxes } from '../agent/toolbox.js';
import { CurrentUser } from '../auth/current-user.js';
import { Public } from '../auth/public.js';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { Returns } from '../http/returns.js';
import { ToolApprovalsRepository } from '../runs/calls/tool-approvals.repository.js';
import { ElementSettings, elementSettings, ModelList, modelList, ToolServerList, toolServerList } from './chat.dto.js';

@ApiTags('Chat')
@Controller('api/chat')
export class ChatController {
  constructor(
    private readonly config: Config,
    private readonly toolboxes: Toolboxes,
    private readonly approvals: ToolApprovalsRepository,
  ) {}

  @Get('models')
  @ApiOperation({ operationId: 'listModels', summary: 'The models that may answer' })
  @Returns(ModelList)
  models(): ModelList {
    return modelList(this.config);
  }

  @Get('element')
  @Public()
  @ApiOperation({ operationId: 'getElement', summary: "Whether the page shows OpenAI's element instead of its own" })
  @Returns(ElementSettings)
  element(): ElementSettings {
    return elementSettings(this.config);
  }

  @Get('tools')
  @ApiOperation({ operationId: 'listTools', summary: 'The servers whose tools the AI may use, and which of those ask' })
  @Returns(ToolServerList)
  async tools(@CurrentUser() user: Owner): Promise<ToolServerList> {
    const [servers, approvals] = await Promise.all([this.toolboxes.list(user), this.approvals.list(user)]);
    return toolServerList(servers, approvals, this.config.http.publicUrl);
  }
}
