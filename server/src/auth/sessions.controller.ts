import { Controller, Delete, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import { SignInListView, signInListView } from './auth.views.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { CurrentUser } from './current-user.js';
import { SessionsRepository } from './sessions.repository.js';

@ApiTags('auth')
@Controller('api/auth/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsRepository) {}

  @Get()
  @ApiOperation({ summary: 'Where am I signed in' })
  @Returns(SignInListView)
  async list(@CurrentUser() user: AuthenticatedUser) {
    return signInListView(user, await this.sessions.list(user));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Sign out somewhere else' })
  @Returns(null, 204)
  revoke(@CurrentUser() user: AuthenticatedUser, @Param('id', idOf('session')) id: string) {
    return this.sessions.revoke(user, id);
  }
}
