import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { Database, type Owner } from '../database/database.js';
import { literally } from '../database/literally.js';
import { UserFeed } from '../feed/user-feed.js';
import { type Cursor } from '../http/cursor.js';
import { NotFound } from '../http/not-found.js';
import { Task, type TaskStatus } from './task.entity.js';

/** What a new task may be given; the rest starts open, of normal priority and without a date. */
export type NewTask = Pick<Task, 'title'> & Partial<Pick<Task, 'notes' | 'priority' | 'dueAt' | 'idempotencyKey'>>;

/** What may change of a task; what is left out stays. */
export type TaskChange = Partial<Pick<Task, 'title' | 'notes' | 'status' | 'priority' | 'dueAt'>>;

/** Which tasks to list: those of a status, those that mention a text, those after a place. */
export interface TaskSearch {
  readonly limit: number;
  readonly status?: TaskStatus | undefined;
  readonly query?: string | undefined;
  readonly after?: Cursor | undefined;
}

/** Every query is bound to its user; every change is told to the user's open pages. */
@Injectable()
export class TasksRepository {
  constructor(
    private readonly database: Database,
    private readonly feed: UserFeed,
  ) {}

  /** The newest tasks first. */
  list(user: Owner, search: TaskSearch): Promise<Task[]> {
    return this.database.as(user, (db) => matching(db, user, search).getMany());
  }

  get(user: Owner, id: string): Promise<Task> {
    return this.database.as(user, (db) => own(db, user, id));
  }

  /** Those of the named tasks that there are. */
  among(user: Owner, ids: readonly string[]): Promise<Task[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.as(user, (db) => db.findBy(Task, { userId: user.id, id: In(ids) }));
  }

  /** Creates a task, once for each idempotency key: whoever repeats the call gets the first one's task. */
  async create(user: Owner, task: NewTask): Promise<Task> {
    const created = await this.database.as(user, async (db) => {
      const row = { ...task, userId: user.id };
      const inserting = db.createQueryBuilder().insert().into(Task).values(row).orIgnore().returning('id');
      const inserted = (await inserting.execute()).raw as { id: string }[]; // TypeORM leaves returned rows untyped
      return inserted[0] ? own(db, user, inserted[0].id) : withKey(db, user, task.idempotencyKey ?? '');
    });
    return this.told(user, created);
  }

  /** Changes what is given; the moment of completion follows the status. */
  async update(user: Owner, id: string, change: TaskChange): Promise<Task> {
    const updated = await this.database.as(user, async (db) => {
      const columns = { ...change, ...completion(change.status), updatedAt: () => 'now()' };
      await db.getRepository(Task).update({ userId: user.id, id }, columns);
      return own(db, user, id);
    });
    return this.told(user, updated);
  }

  complete(user: Owner, id: string): Promise<Task> {
    return this.update(user, id, { status: 'done' });
  }

  /** Deletes a task and hands it over a last time. */
  async delete(user: Owner, id: string): Promise<Task> {
    const deleted = await this.database.as(user, async (db) => {
      const task = await own(db, user, id);
      await db.getRepository(Task).delete({ userId: user.id, id });
      return task;
    });
    return this.told(user, deleted);
  }

  private told(user: Owner, task: Task): Task {
    this.feed.publish(user, { type: 'task.changed', task_id: task.id });
    return task;
  }
}

function matching(db: EntityManager, user: Owner, search: TaskSearch): SelectQueryBuilder<Task> {
  const { status, query, after, limit } = search;
  const tasks = db.createQueryBuilder(Task, 'task').where('task.userId = :userId', { userId: user.id });
  if (status) tasks.andWhere('task.status = :status', { status });
  if (query) tasks.andWhere('(task.title ILIKE :text OR task.notes ILIKE :text)', { text: `%${literally(query)}%` });
  if (after) tasks.andWhere('(task.createdAt, task.id) < (:at, :id)', { ...after });
  return tasks.orderBy('task.createdAt', 'DESC').addOrderBy('task.id', 'DESC').limit(limit);
}

async function own(db: EntityManager, user: Owner, id: string): Promise<Task> {
  const task = await db.getRepository(Task).findOneBy({ userId: user.id, id });
  if (!task) throw new NotFound('task');
  return task;
}

function withKey(db: EntityManager, user: Owner, idempotencyKey: string): Promise<Task> {
  return db.getRepository(Task).findOneByOrFail({ userId: user.id, idempotencyKey });
}

/** A task that is done already stays done since then. */
function completion(status: TaskStatus | undefined) {
  if (status === undefined) return {};
  return { completedAt: status === 'done' ? () => 'COALESCE(completed_at, now())' : null };
}
