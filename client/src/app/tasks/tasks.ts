import { computed, inject, resource, Service } from '@angular/core';
import { type Task, type TaskPage, type TaskPriority, type TaskStatus } from '../api/api';
import { Backend } from '../auth/backend';
import { Feed } from '../auth/feed';
import { Session } from '../auth/session';

/** A task as a person writes it down. */
export interface TaskDraft {
  readonly title: string;
  readonly notes: string | null;
  /** A day, or a moment with its zone; `null` for none. */
  readonly due_at: string | null;
  readonly priority: TaskPriority;
}

export interface TaskQuery {
  readonly status: TaskStatus | null;
  readonly query: string;
  readonly cursor?: string;
}

const PAGE = 100;

/** The tasks of the signed-in user, which the assistant works on too. */
@Service()
export class Tasks {
  private readonly backend = inject(Backend);
  private readonly session = inject(Session);
  private readonly feed = inject(Feed);
  private readonly found = resource({
    params: () => this.session.user()?.id,
    loader: ({ abortSignal }) => this.list({ status: 'open', query: '' }, abortSignal),
  });

  /** How many are open, or that there are more than were counted; nothing for none. */
  readonly open = computed(() => {
    const { tasks, next_cursor } = this.found.hasValue() ? this.found.value() : { tasks: [], next_cursor: null };
    return tasks.length > 0 ? { count: tasks.length, isMore: next_cursor !== null } : null;
  });

  constructor() {
    this.watch(() => this.found.reload());
  }

  list({ status, query, cursor }: TaskQuery, signal?: AbortSignal): Promise<TaskPage> {
    const search = new URLSearchParams({
      limit: `${PAGE}`,
      ...(status && { status }),
      ...(query && { query }),
      ...(cursor && { cursor }),
    });
    return this.backend.get<TaskPage>(`/api/tasks?${search}`, signal);
  }

  create(task: TaskDraft): Promise<Task> {
    return this.changed(this.backend.post<Task>('/api/tasks', task));
  }

  change(id: string, change: Partial<TaskDraft & Pick<Task, 'status'>>): Promise<Task> {
    return this.changed(this.backend.patch<Task>(`/api/tasks/${id}`, change));
  }

  delete(id: string): Promise<void> {
    return this.changed(this.backend.tell('DELETE', `/api/tasks/${id}`));
  }

  /** Puts a deleted task back, as it was; it gets a new id. */
  async restore({ title, notes, due_at, priority, status }: Task): Promise<void> {
    const { id } = await this.create({ title, notes, due_at, priority });
    if (status === 'done') await this.change(id, { status });
  }

  /** Calls back when a task changed by any hand; returns how to end that. */
  watch(changed: () => void): () => void {
    return this.feed.on(({ type }) => {
      if (type === 'task.changed' || type === 'feed.opened' || type === 'feed.polled') changed();
    });
  }

  private async changed<T>(write: Promise<T>): Promise<T> {
    const result = await write;
    this.found.reload();
    return result;
  }
}
