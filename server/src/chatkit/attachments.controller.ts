import { Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { AttachmentLinks } from '../attachments/attachment-links.js';
import { AttachmentViews } from '../attachments/attachment-views.js';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import { CurrentUser } from '../auth/current-user.js';
import { Public } from '../auth/public.js';
import { type Owner } from '../database/database.js';
import { attachmentName } from '../http/file-download.js';
import { ranged } from '../http/ranged.js';
import { idOf } from '../http/uuid.pipe.js';
import { type Attachment } from '../thread-events/attachment.js';
import { uploadedFile } from './uploaded-file.js';
import { UploadTurns } from './upload-turns.js';

const FORM = { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } };
const ATTACHMENT = { status: 200, description: "ChatKit's Attachment", content: { 'application/json': {} } };

@ApiTags('ChatKit')
@Controller('api/chatkit/attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly links: AttachmentLinks,
    private readonly views: AttachmentViews,
    private readonly turns: UploadTurns,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'uploadAttachment', summary: 'Upload a file to be sent along with a message' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiResponse(ATTACHMENT)
  async upload(@CurrentUser() user: Owner, @Req() request: Request): Promise<Attachment> {
    return await this.turns.take(user, async () => {
      const { name, type, bytes } = await uploadedFile(request);
      const file = { name: name ?? '', mimeType: type || 'text/plain', size: bytes.length };
      const { id } = await this.attachments.create(user, file);
      return this.views.view(user, await this.attachments.fill(user, id, bytes));
    });
  }

  @Post(':id')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'fillAttachment',
    summary: 'Send the content of a file, as `attachments.create` told where',
    security: [],
  })
  @ApiConsumes('multipart/form-data', 'application/octet-stream')
  @ApiBody(FORM)
  @ApiResponse(ATTACHMENT)
  fill(
    @Param('id', idOf('attachment')) id: string,
    @Query('token') token: string | undefined,
    @Req() request: Request,
  ): Promise<Attachment> {
    return this.filled(id, token, request);
  }

  @Put(':id')
  @Public()
  @ApiOperation({ operationId: 'putAttachment', summary: 'The same as POST, as storages have it', security: [] })
  @ApiConsumes('application/octet-stream', 'multipart/form-data')
  @ApiBody(FORM)
  @ApiResponse(ATTACHMENT)
  put(
    @Param('id', idOf('attachment')) id: string,
    @Query('token') token: string | undefined,
    @Req() request: Request,
  ): Promise<Attachment> {
    return this.filled(id, token, request);
  }

  @Get(':id')
  @Public()
  @ApiOperation({ operationId: 'readAttachment', summary: 'A file, by a signed link that runs out', security: [] })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes' })
  @ApiResponse({ status: 200, content: { '*/*': {} } })
  @ApiResponse({ status: 206, description: 'The bytes that `Range` asked for', content: { '*/*': {} } })
  async read(
    @Param('id', idOf('attachment')) id: string,
    @Query('token') token: string | undefined,
    @Req() request: Request,
  ): Promise<Response> {
    const owner = this.links.check(id, 'read', token);
    const { name, mimeType, content } = await this.attachments.read(owner, id);
    return ranged(request, content, {
      'Content-Type': mimeType,
      'Content-Disposition': attachmentName(name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'private, max-age=3600',
    });
  }

  private async filled(id: string, token: string | undefined, request: Request): Promise<Attachment> {
    const owner = this.links.check(id, 'write', token);
    return await this.turns.take(owner, async () => {
      const { bytes } = await uploadedFile(request);
      return this.views.view(owner, await this.attachments.fill(owner, id, bytes));
    });
  }
}
