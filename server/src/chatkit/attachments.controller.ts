import { Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { AttachmentLinks } from '../attachments/attachment-links.js';
import { AttachmentsRepository } from '../attachments/attachments.repository.js';
import { CurrentUser } from '../auth/current-user.js';
import { Public } from '../auth/public.js';
import { type Owner } from '../database/database.js';
import { Fails } from '../http/fails.js';
import { attachmentName } from '../http/file-download.js';
import { ranged } from '../http/ranged.js';
import { ReturnsFile } from '../http/returns-content.js';
import { idOf } from '../http/uuid.pipe.js';
import { type Attachment } from '../thread-events/attachment.js';
import { ATTACHMENT, FORM, PART } from './attachments.docs.js';
import { Uploads } from './uploads.js';

@ApiTags('ChatKit')
@Controller('api/chatkit/attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly links: AttachmentLinks,
    private readonly uploads: Uploads,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'uploadAttachment', summary: 'Upload a file to be sent along with a message' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiResponse(ATTACHMENT)
  @Fails('conflict', 'Your files fill all the room that you have, or too many wait to be sent')
  upload(@CurrentUser() user: Owner, @Req() request: Request): Promise<Attachment> {
    return this.uploads.add(user, request);
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
  @Fails('conflict', 'The file belongs to a message already, or there is no room for it')
  fill(
    @Param('id', idOf('attachment')) id: string,
    @Query('token') token: string | undefined,
    @Req() request: Request,
  ): Promise<Attachment> {
    return this.uploads.fill(id, token, request);
  }

  @Put(':id')
  @Public()
  @ApiOperation({ operationId: 'putAttachment', summary: 'The same as POST, as storages have it', security: [] })
  @ApiConsumes('application/octet-stream', 'multipart/form-data')
  @ApiBody(FORM)
  @ApiResponse(ATTACHMENT)
  @Fails('conflict', 'The file belongs to a message already, or there is no room for it')
  put(
    @Param('id', idOf('attachment')) id: string,
    @Query('token') token: string | undefined,
    @Req() request: Request,
  ): Promise<Attachment> {
    return this.uploads.fill(id, token, request);
  }

  @Get(':id')
  @Public()
  @ApiOperation({ operationId: 'readAttachment', summary: 'A file, by a signed link that runs out', security: [] })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes' })
  @ReturnsFile('The file, as what it was stored', '*/*')
  @ApiResponse({ ...PART, status: 206, description: 'The bytes that `Range` asked for' })
  @ApiResponse({ status: 416, description: '`Range` asks for bytes that the file does not have' })
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
}
