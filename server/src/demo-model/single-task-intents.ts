import { DemoRequest } from './demo-request.js';
import { Intent } from './intent.js';
import { plain, taskLine } from './markdown.js';
import { PlannedItem, say } from './planned-item.js';
import { withTasks } from './task-intents.js';
import { deletionIn, Task, taskIn } from './task-results.js';
import { titleIn } from './titles.js';
import { notConfirmed, resultsOf, use } from './tools.js';

const NOWHERE = '00000000-0000-7000-8000-000000000000';

const rename: Intent = {
  phrases: ['Rename “Buy milk” to “Buy oat milk”'],
  pattern: /\b(?:rename|change|update)\s+(.*?[\x22'’”“»`]|.+?)\s+(?:to|into)\s+(.+)/is,
  answer: ([, from = '', to = ''], request) =>
    actOn(request, titleIn(from), 'update_task', { title: titleIn(to) }, (text) => {
      const task = taskIn(text);
      return task && `Updated task: it is now called ${plain(task.title)}.`;
    }),
};

const complete: Intent = {
  phrases: ['Complete “Buy milk”'],
  pattern:
    /^\W*(?:please\s+)?(?:complete|finish|close|tick off|check off|mark)\s+(.+?)(?:\s+as\s+(?:done|completed?|finished))?[\s.!?]*$/is,
  answer: ([, phrase = ''], request) =>
    actOn(request, titleIn(phrase), 'complete_task', {}, (text) => {
      const task = taskIn(text);
      return task?.status === 'done' ? `Completed task: ${plain(task.title)}` : null;
    }),
};

const remove: Intent = {
  phrases: ['Delete “Buy milk”'],
  pattern: /^\W*(?:please\s+)?(?:delete|remove)\s+(.+)$/is,
  answer: ([, phrase = ''], request) =>
    actOn(request, titleIn(phrase), 'delete_task', {}, (text) => {
      const deleted = deletionIn(text);
      return deleted && `Deleted task: ${plain(deleted.title ?? titleIn(phrase))}`;
    }),
};

const fail: Intent = {
  phrases: ['Make a tool fail'],
  pattern: /\btool\b.*\bfail/is,
  answer(_, request) {
    const failed = resultsOf(request, 'complete_task').at(-1);
    if (failed === undefined)
      return use(request, 'complete_task', 'I complete a task that does not exist.', { id: NOWHERE });
    return [say(`That was meant to fail, and nothing was changed. ${notConfirmed('complete_task', failed)}`)];
  },
};

/** What can be asked about one task. */
export const SINGLE_TASK_INTENTS: readonly Intent[] = [fail, rename, complete, remove];

/** Finds the task, then acts on it, then tells what the tool has confirmed: one step for each request. */
function actOn(
  request: DemoRequest,
  title: string,
  tool: string,
  change: object,
  confirmation: (text: string) => string | null,
): PlannedItem[] {
  const done = resultsOf(request, tool).at(-1);
  if (done !== undefined) return [say(confirmation(done) ?? notConfirmed(tool, done))];
  return withTasks(request, { query: title }, (tasks) => {
    const [task, ...others] = called(title, tasks);
    if (!task) return [say(`I found no task called “${plain(title)}”. Say: show my tasks.`)];
    if (others.length > 0) return [say(`Which one do you mean?\n\n${[task, ...others].map(taskLine).join('\n')}`)];
    return use(request, tool, `I found it: ${plain(task.title)}.`, { id: task.id, ...change });
  });
}

/** The tasks that a title means: those called exactly so, else those that contain it; open ones before done ones. */
function called(title: string, tasks: readonly Task[]): Task[] {
  const wanted = title.toLowerCase();
  const exact = tasks.filter((task) => task.title.toLowerCase() === wanted);
  const near = exact.length > 0 ? exact : tasks.filter((task) => task.title.toLowerCase().includes(wanted));
  const open = near.filter(({ status }) => status !== 'done');
  return open.length > 0 ? open : near;
}
