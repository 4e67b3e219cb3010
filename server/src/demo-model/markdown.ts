import { Task } from './task-results.js';

/** The same text with nothing in it that markdown would read as its own. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

/** One task as one line. */
export function taskLine({ title, status, priority, due_at }: Task): string {
  const marks = [
    priority && priority !== 'normal' ? `${priority} priority` : '',
    due_at ? `due ${due_at.slice(0, 10)}` : '',
  ];
  const details = marks.filter(Boolean).join(', ');
  return `- [${status === 'done' ? 'x' : ' '}] ${plain(title)}${details && ` (${details})`}`;
}

/** Tasks under headings: the urgent first, the done last. */
export function organised(tasks: readonly Task[]): string {
  const open = tasks.filter(({ status }) => status !== 'done');
  const first = open.filter(({ priority, due_at }) => priority === 'high' || Boolean(due_at));
  return [
    section('First: high priority or with a date', first),
    section(
      'Then',
      open.filter((task) => !first.includes(task)),
    ),
    section(
      'Done',
      tasks.filter(({ status }) => status === 'done'),
    ),
  ].join('');
}

function section(heading: string, tasks: readonly Task[]): string {
  return tasks.length === 0 ? '' : `\n\n### ${heading}\n\n${tasks.map(taskLine).join('\n')}`;
}
