import { TestBed } from '@angular/core/testing';
import { type Task, type TaskPage } from '../api/api';
import { aTask } from '../testing/stories';
import { TaskList } from './task-list';
import { type TaskQuery } from './tasks';

const FIRST = aTask({ id: 't1', title: 'One' });
const SECOND = aTask({ id: 't2', title: 'Two' });

async function setup(...pages: readonly (readonly Task[])[]) {
  const asked: TaskQuery[] = [];
  const source = {
    list: (query: TaskQuery): Promise<TaskPage> => {
      asked.push(query);
      const at = Number(query.cursor ?? 0);
      return Promise.resolve({
        tasks: [...(pages[at] ?? [])],
        next_cursor: at + 1 < pages.length ? `${at + 1}` : null,
      });
    },
  };
  const list = TestBed.runInInjectionContext(() => new TaskList(source));
  const titles = () => list.tasks().map(({ title, status }) => `${title} ${status}`);
  await vi.waitFor(() => expect(list.isLoading()).toBe(false));
  return { list, asked, titles };
}

describe(TaskList, () => {
  it('keeps a task that was just completed where it is, until something else is asked for', async () => {
    const { list, titles } = await setup([FIRST, SECOND]);
    await vi.waitFor(() => expect(titles()).toEqual(['One open', 'Two open']));

    list.put({ ...FIRST, status: 'done' });
    expect(list.groups().map(({ name, tasks }) => `${name} ${tasks.length}`)).toEqual(['later 2']);

    list.status.set('done');
    await vi.waitFor(() => expect(titles()).toEqual(['One open', 'Two open']));
  });

  it('shows the tasks of all pages, also after a change elsewhere', async () => {
    const { list, titles } = await setup([FIRST], [SECOND]);
    await vi.waitFor(() => expect(list.hasMore()).toBe(true));

    list.more();
    await vi.waitFor(() => expect(titles()).toEqual(['One open', 'Two open']));
    list.reload();
    await vi.waitFor(() => expect(list.isLoadingMore()).toBe(false));

    expect(titles()).toEqual(['One open', 'Two open']);
    expect(list.hasMore()).toBe(false);
  });

  it('tells which task takes the place of one that is taken out', async () => {
    const { list, titles } = await setup([FIRST, SECOND]);
    await vi.waitFor(() => expect(titles()).toHaveLength(2));

    expect(list.remove('t1')?.id).toBe('t2');
    expect(titles()).toEqual(['Two open']);
    expect(list.remove('t2')).toBeNull();
  });
});
