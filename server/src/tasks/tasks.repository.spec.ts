import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Notifications } from '../database/notifications.js';
import { User } from '../auth/user.entity.js';
import { UserFeed } from '../feed/user-feed.js';
import { NotFound } from '../http/not-found.js';
import { openTestDatabase } from '../testing/test-database.js';
import { Task } from './task.entity.js';
import { TasksRepository, type TaskSearch } from './tasks.repository.js';

describe(TasksRepository, () => {
  let test: Awaited<ReturnType<typeof openTestDatabase>>;
  let feed: UserFeed;
  let tasks: TasksRepository;
  let ada = { id: '' };
  let eve = { id: '' };

  beforeAll(async () => {
    test = await openTestDatabase([User, Task]);
    feed = new UserFeed(test.database, new Notifications(test.url));
    tasks = new TasksRepository(test.database, feed);
  });

  beforeEach(async () => {
    ada = await signUp();
    eve = await signUp();
  });

  afterAll(() => test[Symbol.asyncDispose]());

  async function signUp() {
    const id = randomUUID();
    await test.database.system((db) =>
      db.getRepository(User).insert({ id, email: `${id}@example.org`, passwordHash: '' }),
    );
    return { id };
  }

  const titles = async (search: Partial<TaskSearch> = {}) =>
    (await tasks.list(ada, { limit: 50, ...search })).map(({ title }) => title);

  it('creates an open task of normal priority', async () => {
    const task = await tasks.create(ada, { title: 'Buy milk' });

    expect(task).toMatchObject({ status: 'open', priority: 'normal', notes: null, dueAt: null, completedAt: null });
    expect(await tasks.get(ada, task.id)).toEqual(task);
  });

  it('creates one task for each idempotency key, even when asked twice at once', async () => {
    const create = () => tasks.create(ada, { title: 'Buy milk', idempotencyKey: 'call-1' });

    const [first, ...others] = await Promise.all([create(), create(), create()]);

    expect(others.map(({ id }) => id)).toEqual([first.id, first.id]);
    expect(await titles()).toEqual(['Buy milk']);
  });

  it('lets each user have the same idempotency key', async () => {
    const hers = await tasks.create(ada, { title: 'Hers', idempotencyKey: 'call-1' });
    const other = await tasks.create(eve, { title: 'Not hers', idempotencyKey: 'call-1' });

    expect(other.id).not.toBe(hers.id);
  });

  it('lists the newest first, page by page, even where times are equal', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, (_, n) => tasks.create(ada, { title: `Task ${n}` })));
    await test.database.as(ada, (db) => db.query('UPDATE tasks SET created_at = $1', [all[0]?.createdAt]));

    const first = await tasks.list(ada, { limit: 3 });
    const after = { at: first[2]?.createdAt.toISOString() ?? '', id: first[2]?.id ?? '' };
    const rest = await tasks.list(ada, { limit: 3, after });

    const ids = [...first, ...rest].map(({ id }) => id);
    expect(ids).toEqual(
      all
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });

  it('finds tasks by status and by a text, taken literally', async () => {
    await tasks.create(ada, { title: 'Save 100% of it' });
    await tasks.create(ada, { title: 'Save 1000 coins', notes: 'in the SAFE' });
    const { id } = await tasks.create(ada, { title: 'Buy milk' });
    await tasks.complete(ada, id);

    expect(await titles({ query: '100%' })).toEqual(['Save 100% of it']);
    expect(await titles({ query: 'safe' })).toEqual(['Save 1000 coins']);
    expect(await titles({ status: 'done' })).toEqual(['Buy milk']);
  });

  it('changes what is given and nothing else', async () => {
    const { id } = await tasks.create(ada, { title: 'Buy milk', notes: 'Two litres', priority: 'high' });

    const changed = await tasks.update(ada, id, { title: 'Buy oat milk', notes: null });

    expect(changed).toMatchObject({ title: 'Buy oat milk', notes: null, priority: 'high', status: 'open' });
  });

  it('keeps the moment of completion until the task is open again', async () => {
    const { id } = await tasks.create(ada, { title: 'Buy milk' });

    const done = await tasks.complete(ada, id);
    const again = await tasks.complete(ada, id);
    const open = await tasks.update(ada, id, { status: 'open' });

    expect(done.completedAt).toBeInstanceOf(Date);
    expect(again.completedAt).toEqual(done.completedAt);
    expect(open.completedAt).toBeNull();
  });

  it('deletes a task once', async () => {
    const { id } = await tasks.create(ada, { title: 'Buy milk' });

    await tasks.delete(ada, id);

    await expect(tasks.delete(ada, id)).rejects.toThrow(NotFound);
  });

  it("hides other people's tasks", async () => {
    const { id } = await tasks.create(ada, { title: 'Hers' });

    expect(await tasks.list(eve, { limit: 50 })).toEqual([]);
    await expect(tasks.get(eve, id)).rejects.toThrow(NotFound);
    await expect(tasks.update(eve, id, { title: 'Mine' })).rejects.toThrow(NotFound);
    await expect(tasks.delete(eve, id)).rejects.toThrow(NotFound);
    expect((await tasks.get(ada, id)).title).toBe('Hers');
  });

  it("tells the user's open pages of every change", async () => {
    const leave = new AbortController();
    const notices = feed.follow(ada, leave.signal);
    const next = notices.next();

    const { id } = await tasks.create(ada, { title: 'Buy milk' });

    expect((await next).value).toEqual([{ type: 'task.changed', task_id: id }]);
    leave.abort();
  });
});
