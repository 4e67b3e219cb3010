import { Component, computed, DestroyRef, inject, linkedSignal, resource, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Task, type TaskPage, type TaskStatus } from '../api/api';
import { asProblem } from '../api/problem';
import { Conversations } from '../conversations/conversations';
import { Sidebar } from '../conversations/sidebar-state';
import { Announcer } from '../ui/announcer';
import { Bar } from '../ui/bar';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Icon } from '../ui/icon';
import { pageTitle } from '../ui/page-title';
import { NewTaskForm } from './new-task';
import { isLate, taskGroups } from './task-groups';
import { TaskRow } from './task-row';
import { type NewTask, Tasks } from './tasks';

const FILTERS: readonly (readonly [TaskStatus | null, string])[] = [
  ['open', 'Open'],
  ['done', 'Done'],
  [null, 'All'],
];

const NUMBERS = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** The tasks that a person and the assistant share. */
@Component({
  selector: 'app-tasks-page',
  imports: [Bar, ConfirmDialog, Icon, NewTaskForm, RouterLink, TaskRow],
  templateUrl: './tasks-page.html',
  styleUrl: './tasks-page.css',
})
export class TasksPage {
  private readonly tasks = inject(Tasks);
  private readonly announcer = inject(Announcer);
  private readonly conversations = inject(Conversations);
  private readonly newTask = viewChild(NewTaskForm);
  protected readonly sidebar = inject(Sidebar);

  protected readonly filters = FILTERS;
  protected readonly status = signal<TaskStatus | null>('open');
  protected readonly query = signal('');
  protected readonly found = resource({
    params: () => ({ status: this.status(), query: this.query().trim() }),
    loader: ({ params, abortSignal }) => this.tasks.list(params, abortSignal),
  });
  private readonly page = linkedSignal<TaskPage | null, TaskPage | null>({
    source: () => (this.found.hasValue() ? this.found.value() : null),
    computation: (page, previous) => page ?? previous?.value ?? null,
  });

  protected readonly list = computed(() => this.page()?.tasks ?? []);
  protected readonly isLoading = computed(() => this.page() === null && this.found.isLoading());
  protected readonly next = computed(() => this.page()?.next_cursor ?? null);
  protected readonly groups = computed(() => taskGroups(this.list()));
  protected readonly failure = computed(() => (this.found.error() ? asProblem(this.found.error()).detail : ''));
  protected readonly problem = signal('');
  protected readonly isAdding = signal(false);
  protected readonly doomed = signal<Task | null>(null);
  protected readonly summary = computed(() => {
    const late = this.list().filter((task) => isLate(task)).length;
    const open = this.tasks.openCount();
    const words = open
      ? `${NUMBERS[Number(open)] ?? open} open${late ? `, ${late === 1 ? 'one is' : `${late} are`} late` : ''}.`
      : 'Nothing is open.';
    return `${words} You and the assistant share this list.`;
  });

  constructor() {
    pageTitle(() => this.conversations.counted('Tasks'));
    inject(DestroyRef).onDestroy(this.tasks.watch(() => this.found.reload()));
  }

  protected startAdding(): void {
    this.isAdding.set(true);
    setTimeout(() => this.newTask()?.focus());
  }

  protected add(task: NewTask): Promise<void> {
    return this.attempt(async () => {
      await this.tasks.create(task);
      this.announcer.say(`Added ${task.title}.`);
    });
  }

  protected complete({ id, title }: Task, done: boolean): Promise<void> {
    return this.attempt(async () => {
      await this.tasks.change(id, { status: done ? 'done' : 'open' });
      this.announcer.say(done ? `Completed ${title}.` : `Reopened ${title}.`);
    });
  }

  protected rename({ id }: Task, title: string): Promise<void> {
    this.page.update(
      (page) => page && { ...page, tasks: page.tasks.map((task) => (task.id === id ? { ...task, title } : task)) },
    );
    return this.attempt(async () => {
      await this.tasks.change(id, { title });
    });
  }

  protected async settle(task: Task, sure: boolean): Promise<void> {
    this.doomed.set(null);
    if (!sure) return;
    await this.attempt(async () => {
      await this.tasks.delete(task.id);
      this.announcer.say(`Deleted ${task.title}.`);
    });
  }

  protected async loadMore(cursor: string): Promise<void> {
    this.problem.set('');
    try {
      const more = await this.tasks.list({ status: this.status(), query: this.query().trim(), cursor });
      this.page.update((page) => page && { ...more, tasks: [...page.tasks, ...more.tasks] });
    } catch (error) {
      this.problem.set(asProblem(error).detail);
    }
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem.set('');
    try {
      await work();
    } catch (error) {
      this.problem.set(asProblem(error).detail);
    }
    this.found.reload();
  }
}
