import { type Problem } from '../app/api/problem';
import { OFFLINE } from '../app/api/problem';
import { aTask } from '../app/testing/stories';
import { SERVERS, TOKENS, APPROVALS } from './settings-stories';

const NOTHING = { tasks: [], servers: [], approvals: [], tokens: [], models: [], next_cursor: null };

const TASKS = [
  aTask({ id: 't1', due_at: '2020-02-03T09:00:00.000Z', notes: 'Numbers from finance arrive on Thursday evening.' }),
  aTask({ id: 't2', title: 'Call the landlord', priority: 'normal', due_at: '2099-05-01' }),
  aTask({ id: 't3', title: 'Draft: old roadmap', priority: 'low' }),
  aTask({
    id: 't4',
    title: 'A task whose title is so long that it has to be told on more than one line of the list',
    priority: 'normal',
  }),
];

/** A server that always says the same. Its mood stands in the address: as usual, `empty`, `loading` or `failed`. */
export class CannedBackend {
  get(path: string): Promise<unknown> {
    return this.answer(path);
  }

  post(path: string): Promise<unknown> {
    return this.answer(path);
  }

  put(path: string): Promise<unknown> {
    return this.answer(path);
  }

  patch(path: string): Promise<unknown> {
    return this.answer(path);
  }

  tell(path: string): Promise<unknown> {
    return this.answer(path);
  }

  private answer(path: string): Promise<unknown> {
    const mood = new URLSearchParams(location.search).get('mood');
    if (mood === 'loading') return new Promise(() => undefined);
    if (mood === 'failed') return Promise.reject<Problem>(OFFLINE);
    const full = { ...NOTHING, tasks: TASKS, servers: SERVERS, approvals: APPROVALS, tokens: TOKENS };
    return Promise.resolve(mood === 'empty' ? NOTHING : { ...full, path });
  }
}
