import { computed, linkedSignal, resource, signal } from '@angular/core';
import { type Task, type TaskPage, type TaskStatus } from '../api/api';
import { asProblem } from '../api/problem';
import { type TaskGroup, taskGroups } from './task-groups';
import { type Tasks } from './tasks';

const TYPING_MS = 150;

/** The tasks that match what is asked for, page by page; one that was just completed stays where it is. */
export class TaskList {
  readonly status = signal<TaskStatus | null>('open');
  readonly query = signal('');
  /** The task that is being changed: it stands where it stood then, whatever becomes of it elsewhere. */
  readonly changing = signal<Task | null>(null);
  private readonly asked = computed(() => ({ status: this.status(), query: this.query().trim() }));
  private readonly pages = linkedSignal({ source: this.asked, computation: () => 1 });
  private readonly kept = linkedSignal<unknown, ReadonlyMap<string, Task>>({
    source: this.asked,
    computation: () => new Map(),
  });
  private readonly found = resource({
    params: () => ({ ...this.asked(), pages: this.pages() }),
    loader: ({ params, abortSignal }) => this.load(params, abortSignal),
  });
  private readonly page = linkedSignal<TaskPage | null, TaskPage | null>({
    source: () => (this.found.hasValue() ? this.found.value() : null),
    computation: (page, previous) => page ?? previous?.value ?? null,
  });

  readonly tasks = computed<readonly Task[]>(() => {
    const tasks = this.page()?.tasks ?? [];
    const known = new Set(tasks.map(({ id }) => id));
    return [...tasks, ...[...this.kept().values()].filter(({ id }) => !known.has(id))];
  });
  readonly groups = computed<readonly TaskGroup[]>(() => {
    const changing = this.changing();
    const others = this.tasks().filter(({ id }) => id !== changing?.id);
    return taskGroups(changing ? [...others, changing] : others, new Set(this.kept().keys()));
  });
  readonly isLoading = computed(() => this.page() === null && this.found.isLoading());
  readonly isLoadingMore = computed(() => this.pages() > 1 && this.found.isLoading());
  readonly hasMore = computed(() => this.page()?.next_cursor != null);
  readonly failure = computed(() => (this.found.error() ? asProblem(this.found.error()) : null));

  constructor(private readonly source: Pick<Tasks, 'list'>) {}

  reload(): void {
    this.found.reload();
  }

  more(): void {
    this.pages.update((pages) => pages + 1);
  }

  /** Shows a task as it was changed, before the server has told. */
  put(task: Task): void {
    this.page.update(
      (page) => page && { ...page, tasks: page.tasks.map((old) => (old.id === task.id ? task : { ...old })) },
    );
    if (task.status === 'done' && this.status() === 'open')
      this.kept.update((kept) => new Map([...kept, [task.id, task]]));
    else if (this.kept().has(task.id)) this.forget(task.id);
  }

  /** Takes a task out; returns the one that takes its place. */
  remove(id: string): Task | null {
    const shown = this.groups().flatMap(({ tasks }) => tasks);
    const at = shown.findIndex((task) => task.id === id);
    this.page.update((page) => page && { ...page, tasks: page.tasks.filter((task) => task.id !== id) });
    this.forget(id);
    return shown[at + 1] ?? shown[at - 1] ?? null;
  }

  private forget(id: string): void {
    this.kept.update((kept) => new Map([...kept].filter(([key]) => key !== id)));
  }

  private async load(
    { status, query, pages }: { status: TaskStatus | null; query: string; pages: number },
    signal: AbortSignal,
  ): Promise<TaskPage> {
    if (query) await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
    signal.throwIfAborted();
    let page = await this.source.list({ status, query }, signal);
    for (let count = 1; count < pages && page.next_cursor !== null; count++) {
      const next = await this.source.list({ status, query, cursor: page.next_cursor }, signal);
      page = { ...next, tasks: [...page.tasks, ...next.tasks] };
    }
    return page;
  }
}
