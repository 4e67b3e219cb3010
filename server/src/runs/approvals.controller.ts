import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser } from '../auth/current-user.js';
import { type Owner } from '../database/database.js';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import { ApprovalList, approvalView } from './approvals.dto.js';
import { ToolApprovalsRepository } from './calls/tool-approvals.repository.js';

@ApiTags('Tools')
@Controller('api/chat/approvals')
export class ApprovalsController {
  constructor(private readonly approvals: ToolApprovalsRepository) {}

  @Get()
  @ApiOperation({ operationId: 'listApprovals', summary: 'The tools that you have allowed for longer than once' })
  @Returns(ApprovalList)
  async list(@CurrentUser() user: Owner): Promise<ApprovalList> {
    return { approvals: (await this.approvals.list(user)).map(approvalView) };
  }

  @Delete(':id')
  @ApiOperation({ operationId: 'deleteApproval', summary: 'Take an approval back: the tool asks again' })
  @Returns(null, 204)
  async delete(@CurrentUser() user: Owner, @Param('id', idOf('approval')) id: string): Promise<void> {
    await this.approvals.delete(user, id);
  }
}
