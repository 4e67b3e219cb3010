import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Returns } from '../http/returns.js';
import { Accounts } from './accounts.js';
import { Attempt } from './attempt.js';
import { ChangeName, ChangePassword, DeleteAccount } from './auth.dto.js';
import { UserView, userView } from './auth.views.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { CurrentUser } from './current-user.js';
import { UsersRepository } from './users.repository.js';

@ApiTags('auth')
@Controller('api/auth')
export class MeController {
  constructor(
    private readonly users: UsersRepository,
    private readonly accounts: Accounts,
  ) {}

  @Get('me')
  @ApiOperation({ summary: 'Who am I' })
  @Returns(UserView)
  async get(@CurrentUser() user: AuthenticatedUser) {
    return userView(await this.users.get(user));
  }

  @Put('me')
  @ApiOperation({ summary: 'Change my name' })
  @Returns(UserView)
  async rename(@CurrentUser() user: AuthenticatedUser, @Body() { name }: ChangeName) {
    return userView(await this.users.rename(user, name));
  }

  @Put('password')
  @Attempt('confirmation')
  @ApiOperation({ summary: 'Change my password; my other sessions end' })
  @Returns(null, 204)
  changePassword(@CurrentUser() user: AuthenticatedUser, @Body() change: ChangePassword) {
    return this.accounts.changePassword(user, change);
  }

  @Delete('me')
  @Attempt('confirmation')
  @ApiOperation({ summary: 'Erase my account and everything in it' })
  @Returns(null, 204)
  delete(@CurrentUser() user: AuthenticatedUser, @Body() confirmation: DeleteAccount) {
    return this.accounts.delete(user, confirmation);
  }
}
