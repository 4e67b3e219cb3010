import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { type Task } from '../api/api';
import { Session } from '../auth/session';
import { answers } from '../testing/fake-server';
import { render } from '../testing/render';
import { aTask } from '../testing/stories';
import { wideScreen } from '../testing/wide-screen';
import { TasksPage } from './tasks-page';

const REFUSED = { code: 'rate_limited', detail: 'Too much at once.' };
const REPORT = aTask({ title: 'Report', notes: 'Short' });

async function setup(...tasks: readonly Task[]) {
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
  wideScreen();
  const server = answers();
  server.json('GET /api/chat/conversations', { conversations: [], next_cursor: null });
  server.json('GET /api/tasks', { tasks, next_cursor: null });
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  const view = await render(TasksPage);
  const field = (label: string) => view.find('textbox', label) as HTMLInputElement; // or a textarea, which has a value too
  const write = (label: string, text: string) => {
    field(label).value = text;
    field(label).dispatchEvent(new Event('input'));
  };
  const press = async (button: string) => {
    await vi.waitFor(() => view.find('button', button).click());
    await view.settle();
  };
  return { ...view, server, field, write, press };
}

describe(TasksPage, () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('keeps what was written of a new task that the server refuses, and takes it once it can', async () => {
    const { field, find, press, server, write } = await setup();
    server.refuse('POST /api/tasks', 429, REFUSED);
    server.json('POST /api/tasks', REPORT);
    await press('New task');
    write('New task', 'Call Ada');
    write('Notes', 'From ten on.');

    await press('Add task');
    await vi.waitFor(() => expect(find('alert').textContent).toContain('Too much at once.'));
    expect([field('New task').value, field('Notes').value]).toEqual(['Call Ada', 'From ten on.']);

    await press('Add task');
    await vi.waitFor(() => expect([field('New task').value, field('Notes').value]).toEqual(['', '']));
    expect(server.asked.filter(({ route }) => route === 'POST /api/tasks').map(({ body }) => body)).toMatchObject([
      { title: 'Call Ada', notes: 'From ten on.' },
      { title: 'Call Ada', notes: 'From ten on.' },
    ]);
  });

  it('keeps what was changed of a task where it was written when the server refuses', async () => {
    const { field, find, press, server, write } = await setup(REPORT);
    server.refuse('PATCH /api/tasks/t1', 429, REFUSED);
    await press('Change: Report');
    write('Notes', 'Much longer');

    await press('Save');

    await vi.waitFor(() => expect(find('alert').textContent).toContain('Too much at once.'));
    expect(field('Notes').value).toBe('Much longer');
  });

  it('leaves a form open at the Escape that only gives up a word being put together', async () => {
    const { field, press, settle, write } = await setup();
    await press('New task');
    write('New task', 'Call');

    field('New task').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
    );

    await settle();
    expect(field('New task').value).toBe('Call');
  });

  it('keeps what is being changed of a task that is not in the list any more', async () => {
    const stamps = aTask({ id: 't2', title: 'Stamps' });
    const { element, field, find, press, server, write } = await setup(REPORT, stamps);
    server.json('GET /api/tasks', { tasks: [aTask({ id: 't3', title: 'Post' })], next_cursor: null });
    server.json('PATCH /api/tasks/t2', { ...stamps, status: 'done' });
    await press('Change: Report');
    write('Notes', 'Much longer');

    find('checkbox', 'Complete: Stamps').click(); // after which the page looks what there is

    await vi.waitFor(() => expect(element.textContent).toContain('Post'));
    expect(field('Notes').value).toBe('Much longer');
  });
});
