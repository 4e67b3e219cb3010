import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { decodeCursor } from '../http/cursor.js';
import { Returns } from '../http/returns.js';
import { idOf } from '../http/uuid.pipe.js';
import { newTask, taskChange } from './task-fields.js';
import { ChangeTask, CreateTask, DEFAULT_PAGE, ListTasks } from './tasks.dto.js';
import { TasksRepository } from './tasks.repository.js';
import { TaskPage, taskPage, TaskView, taskView } from './tasks.views.js';

@ApiTags('tasks')
@Controller('api/tasks')
export class TasksController {
  constructor(private readonly tasks: TasksRepository) {}

  @Get()
  @ApiOperation({ summary: 'My tasks, the newest first' })
  @Returns(TaskPage)
  async list(
    @CurrentUser() user: AuthenticatedUser,
    @Query() { status, query, limit = DEFAULT_PAGE, cursor }: ListTasks,
  ) {
    const after = cursor ? decodeCursor(cursor) : undefined;
    return taskPage(await this.tasks.list(user, { status, query, after, limit: limit + 1 }), limit);
  }

  @Post()
  @ApiOperation({ summary: 'Create a task' })
  @Returns(TaskView, 201)
  async create(@CurrentUser() user: AuthenticatedUser, @Body() task: CreateTask) {
    return taskView(await this.tasks.create(user, newTask(task)));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of my tasks' })
  @Returns(TaskView)
  async get(@CurrentUser() user: AuthenticatedUser, @Param('id', idOf('task')) id: string) {
    return taskView(await this.tasks.get(user, id));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a task; what is left out stays' })
  @Returns(TaskView)
  async update(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id', idOf('task')) id: string,
    @Body() change: ChangeTask,
  ) {
    return taskView(await this.tasks.update(user, id, taskChange(change)));
  }

  @Delete(':id')
  @ApiOperation({ summary: 'Delete a task' })
  @Returns(null, 204)
  async delete(@CurrentUser() user: AuthenticatedUser, @Param('id', idOf('task')) id: string) {
    await this.tasks.delete(user, id);
  }
}
