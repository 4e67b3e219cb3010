import { Component, DestroyRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Task } from '../api/api';
import { asProblem, type Problem } from '../api/problem';
import { Announcer } from '../ui/announcer';
import { Language } from '../words/language';
import { isLate } from './task-groups';
import { TaskList } from './task-list';
import { taskWhen } from './task-when';
import { Tasks } from './tasks';

/** The open tasks beside something else, to look at and to tick off: a small page of its own. */
@Component({
  selector: 'app-tasks-panel',
  imports: [RouterLink],
  templateUrl: './tasks-panel.html',
  styleUrl: './tasks-panel.css',
})
export class TasksPanel {
  private readonly tasks = inject(Tasks);
  private readonly announcer = inject(Announcer);
  protected readonly language = inject(Language);
  protected readonly t = this.language.words;

  protected readonly list = new TaskList(this.tasks);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly isLate = isLate;

  constructor() {
    inject(DestroyRef).onDestroy(this.tasks.watch(() => this.list.reload()));
  }

  protected when(task: Task): string {
    return taskWhen(task, this.t());
  }

  /** Shows a task as done, or open again, before the server has told; as it was when the server refuses. */
  protected async tick(task: Task, done: boolean): Promise<void> {
    const status = done ? 'done' : 'open';
    this.problem.set(null);
    this.list.put({ ...task, status, completed_at: done ? new Date().toISOString() : null });
    try {
      await this.tasks.change(task.id, { status });
      const { completed, reopened } = this.t().tasks;
      this.announcer.say(done ? completed(task.title) : reopened(task.title));
    } catch (error) {
      this.problem.set(asProblem(error));
      this.list.put(task);
    }
    this.list.reload();
  }
}
