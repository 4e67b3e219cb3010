import { type Person } from './person.js';

/** What a person's tasks are called. */
export async function taskTitles(person: Person): Promise<string[]> {
  const { body } = await person.get<{ tasks: { title: string }[] }>('/api/tasks');
  return body.tasks.map(({ title }) => title);
}
