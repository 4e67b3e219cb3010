import { inject } from '@angular/core';
import { type Task } from '../api/api';
import { Announcer } from '../ui/announcer';
import { type Refusal } from '../ui/refusal';
import { Language } from '../words/language';
import { type TaskList } from './task-list';
import { Tasks } from './tasks';

/** Ticks tasks of a list off, and takes them up again: at once here; as they were when the server refuses. */
export class Ticking {
  private readonly tasks = inject(Tasks);
  private readonly announcer = inject(Announcer);
  private readonly t = inject(Language).words;

  constructor(
    private readonly list: TaskList,
    private readonly refusal: Refusal,
  ) {}

  async tick(task: Task, done: boolean): Promise<void> {
    const status = done ? 'done' : 'open';
    this.list.put({ ...task, status, completed_at: done ? new Date().toISOString() : null });
    const isTaken = await this.refusal.attempt(async () => {
      await this.tasks.change(task.id, { status });
      const { completed, reopened } = this.t().tasks;
      this.announcer.say(done ? completed(task.title) : reopened(task.title));
    });
    if (!isTaken) this.list.put(task);
    this.list.reload();
  }
}
