import { Injectable } from '@nestjs/common';
import { type Owner } from '../database/database.js';
import { InvalidInput } from '../http/invalid-input.js';
import { NotFound } from '../http/not-found.js';
import { isUuid } from '../http/uuid.pipe.js';
import { TasksRepository } from '../tasks/tasks.repository.js';
import { type TaskStatus } from '../tasks/task.entity.js';
import { type ParamsOf } from '../thread-events/client-request.js';
import { type WidgetItem } from '../thread-events/thread-items.js';
import { NotAWidget } from './not-a-widget.js';
import { COMPLETE_TASK, REOPEN_TASK } from './task-widget.js';
import { ThreadItems } from './thread-items.js';
import { Threads, threadIdOf } from './threads.js';

const STATUS: Partial<Record<string, TaskStatus>> = { [COMPLETE_TASK]: 'done', [REOPEN_TASK]: 'open' };

/** What the buttons of widgets do. */
@Injectable()
export class WidgetActions {
  constructor(
    private readonly threads: Threads,
    private readonly items: ThreadItems,
    private readonly tasks: TasksRepository,
  ) {}

  /** Does what a widget asks; answers the widget as it is afterwards. */
  async act(user: Owner, { thread_id, item_id, action }: ParamsOf<'threads.custom_action'>): Promise<WidgetItem> {
    await this.threads.bare(user, thread_id);
    const widget = await this.widget(user, thread_id, item_id);
    const status = STATUS[action.type];
    if (!status)
      throw new InvalidInput([{ field: 'params.action.type', message: `There is no action “${action.type}”.` }]);
    await this.tasks.update(user, taskIdIn(action.payload), { status });
    return await this.widget(user, thread_id, widget.id);
  }

  private async widget(user: Owner, threadId: string, itemId: string | null | undefined): Promise<WidgetItem> {
    if (itemId == null) throw new NotAWidget();
    const item = await this.items.find(user, threadIdOf(threadId), itemId);
    if (!item) throw new NotFound('item');
    if (item.type !== 'widget') throw new NotAWidget();
    return item;
  }
}

function taskIdIn(payload: unknown): string {
  const { id } = (payload ?? {}) as { id?: unknown }; // whatever the client sent
  if (typeof id !== 'string' || !isUuid(id)) throw new NotFound('task');
  return id.toLowerCase();
}
