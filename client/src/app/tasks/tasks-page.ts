import { Component, computed, DestroyRef, inject, signal, viewChild, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Task } from '../api/api';
import { Conversations } from '../conversations/conversations';
import { Sidebar } from '../ui/sidebar';
import { Announcer } from '../ui/announcer';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { pageTitle } from '../ui/page-title';
import { Refusal } from '../ui/refusal';
import { Toasts } from '../ui/toasts';
import { TaskForm } from './task-form';
import { isLate } from './task-groups';
import { TaskList } from './task-list';
import { TaskRow } from './task-row';
import { type TaskDraft, Tasks } from './tasks';
import { Ticking } from './ticking';
import { Language } from '../words/language';

const FILTERS = ['open', 'done', null] as const;

/** The tasks that a person and the assistant share. */
@Component({
  selector: 'app-tasks-page',
  imports: [Bar, Icon, RouterLink, TaskForm, TaskRow],
  templateUrl: './tasks-page.html',
  styleUrls: ['../ui/page.css', './tasks-page.css'],
})
export class TasksPage {
  private readonly tasks = inject(Tasks);
  private readonly announcer = inject(Announcer);
  private readonly conversations = inject(Conversations);
  private readonly toasts = inject(Toasts);
  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  private readonly newTask = viewChild<TaskForm>('newTask');
  private readonly change = viewChild<TaskForm>('change');
  private readonly rows = viewChildren(TaskRow);
  protected readonly sidebar = inject(Sidebar);

  protected readonly filters = FILTERS;
  protected readonly list = new TaskList(this.tasks);
  protected readonly refusal = new Refusal();
  protected readonly ticking = new Ticking(this.list, this.refusal);
  protected readonly isAdding = signal(false);
  protected readonly open = this.tasks.open;
  protected readonly lateCount = computed(() => this.list.tasks().filter((task) => isLate(task)).length);

  constructor() {
    pageTitle(() => this.conversations.counted(this.t().tasks.heading));
    inject(DestroyRef).onDestroy(this.tasks.watch(() => this.list.reload()));
  }

  protected startAdding(): void {
    this.isAdding.set(true);
    setTimeout(() => this.newTask()?.focus());
  }

  protected startChanging(task: Task): void {
    this.list.changing.set(task);
    setTimeout(() => this.change()?.focus());
  }

  protected endChanging({ id }: Task): void {
    this.list.changing.set(null);
    this.focusOn(id);
  }

  protected readonly add = (draft: TaskDraft): Promise<boolean> =>
    this.attempt(async () => {
      await this.tasks.create(draft);
      this.announcer.say(this.t().tasks.added(draft.title));
    });

  protected readonly save = (draft: TaskDraft): Promise<boolean> =>
    this.attempt(async () => {
      const task = this.list.changing();
      if (!task) return;
      this.list.put(await this.tasks.change(task.id, draft));
      if (this.list.changing() === task) this.endChanging(task);
    });

  protected async delete(task: Task): Promise<void> {
    const next = this.list.remove(task.id);
    if (next) this.focusOn(next.id);
    await this.attempt(async () => {
      await this.tasks.delete(task.id);
      this.toasts.show({ words: this.t().tasks.deleted(task.title), undo: () => void this.restore(task) });
    });
  }

  private restore(task: Task): Promise<boolean> {
    return this.attempt(async () => {
      await this.tasks.restore(task);
      this.announcer.say(this.t().tasks.isBack(task.title));
    });
  }

  private focusOn(id: string): void {
    setTimeout(() =>
      this.rows()
        .find((row) => row.task().id === id)
        ?.focus(),
    );
  }

  /** Does what a person asked for, and looks what there is then; tells whether it could be done. */
  private async attempt(work: () => Promise<void>): Promise<boolean> {
    const isDone = await this.refusal.attempt(work);
    this.list.reload();
    return isDone;
  }
}
