import { DemoRequest } from './demo-request.js';
import { dueDayIn } from './due-day.js';
import { Intent } from './intent.js';
import { organised, plain, taskLine } from './markdown.js';
import { PlannedItem, say } from './planned-item.js';
import { Task, taskIn, tasksIn } from './task-results.js';
import { titlesIn } from './titles.js';
import { notConfirmed, resultsOf, use } from './tools.js';

const organise: Intent = {
  phrases: ['Help me organize my tasks'],
  pattern: /\borgani[sz]e\b/i,
  answer: (_, request) =>
    withTasks(request, {}, (tasks) => {
      if (tasks.length === 0)
        return [say('You have no tasks yet. Shall I create some? Say: create tasks “Buy milk” and “Call Ada”.')];
      const open = tasks.filter(({ status }) => status !== 'done').length;
      return [say(`You have ${count(tasks.length)}, ${open} of them open. Here they are in order:${organised(tasks)}`)];
    }),
};

const planDay: Intent = {
  phrases: ['Plan my day'],
  pattern: /\bplan (?:my|the) day\b/i,
  answer(_, request) {
    const created = resultsOf(request, 'create_task');
    if (created.length > 0) return [say(`Your day:\n\n${created.map(creationLine).join('\n')}`)];
    return withTasks(request, { status: 'open' }, (tasks) => {
      const main = tasks[0] ? `Work on: ${tasks[0].title}` : 'Work on the most important thing';
      const titles = ['Morning: look through messages', main, 'Evening: write down what got done'];
      return use(
        request,
        'create_task',
        'Next I ask for three tasks for today.',
        ...titles.map((title) => ({ title })),
      );
    });
  },
};

const create: Intent = {
  phrases: ['Create a task to review the Q4 report', 'Create tasks “Buy milk” and “Call Ada”'],
  pattern:
    /\b(?:create|add|make)\s+(?:me\s+)?(?:a|an|the|some|two|three|\d+)?\s*(?:new\s+)?(?:(high|low)[- ]priority\s+)?(tasks?|to-?dos?)\b\s*:?\s*(?:(?:to|called|named|titled|for)\b)?\s*:?\s*(.+)/is,
  answer([, priority, noun = '', phrase = ''], request) {
    const created = resultsOf(request, 'create_task');
    if (created.length > 0) return [say(created.map(creationLine).join('\n'))];
    const { rest, dueAt } = dueDayIn(phrase);
    const calls = titlesIn(rest, noun.endsWith('s')).map((title) => ({
      title,
      ...(priority && { priority: priority.toLowerCase() }),
      ...(dueAt && { due_at: dueAt }),
    }));
    if (calls.length === 0) return [say('What shall the task be called?')];
    return use(request, 'create_task', `I ask for ${count(calls.length)} to be created.`, ...calls);
  },
};

const list: Intent = {
  phrases: ['Show my open tasks'],
  pattern: /\b(?:list|show|display|see|which|what)\b.*?\b(open|done|completed|finished)?\s*(?:tasks?|to-?dos?)\b/is,
  answer([, word], request) {
    const status = word && (word.toLowerCase() === 'open' ? 'open' : 'done');
    return withTasks(request, status ? { status } : {}, (tasks) => {
      const kind = status ? `${status} ` : '';
      if (tasks.length === 0) return [say(`You have no ${kind}tasks.`)];
      return [say(`You have ${count(tasks.length, kind)}:\n\n${tasks.map(taskLine).join('\n')}`)];
    });
  },
};

/** What can be asked about tasks as a whole; the more special first. */
export const TASK_INTENTS: readonly Intent[] = [organise, planDay, create, list];

/** Goes on with the tasks that the tools have listed, or asks for them. */
export function withTasks(request: DemoRequest, filter: object, goOn: (tasks: Task[]) => PlannedItem[]): PlannedItem[] {
  const listed = resultsOf(request, 'list_tasks').at(-1);
  if (listed === undefined) return use(request, 'list_tasks', 'I look at your tasks first.', filter);
  const tasks = tasksIn(listed);
  return tasks ? goOn(tasks) : [say(`I could not see your tasks: ${notConfirmed('list_tasks', listed)}`)];
}

function creationLine(text: string): string {
  const task = taskIn(text);
  return task ? `- Created task: ${plain(task.title)}` : `- Not created: ${notConfirmed('create_task', text)}`;
}

function count(number: number, kind = ''): string {
  return `${number} ${kind}${number === 1 ? 'task' : 'tasks'}`;
}
