import { type Say } from '../say';

const verb = (did: string, plain: string) => ({
  did: (title: string) => (title ? `${did} task: ${title}` : `${did} a task`),
  failed: (title: string) => `Couldn’t ${plain} ${title ? `task: ${title}` : 'the task'}`,
  denied: (title: string) => `Didn’t ${plain} ${title ? `“${title}”` : 'the task'}`,
});

/** What tools do, in bubbles and aloud. */
export const tools = ({ number, plural }: Say) => ({
  states: {
    awaiting_approval: 'Needs approval',
    held: 'Allowed',
    needs_connection: 'Not connected',
    running: 'Running',
    success: 'Done',
    error: 'Failed',
    denied: 'Denied',
    cancelled: 'Cancelled',
    unknown_outcome: 'Outcome unknown',
  },
  /** What stands before the name of a tool. */
  leads: {
    awaiting_approval: 'Wants to use:',
    held: 'Will use:',
    needs_connection: 'Couldn’t use:',
    running: 'AI is using:',
    success: 'Used:',
    error: 'Couldn’t use:',
    denied: 'Didn’t use:',
    cancelled: 'Stopped:',
    unknown_outcome: 'Not sure about:',
  },
  verbs: {
    create_task: verb('Created', 'create'),
    update_task: verb('Updated', 'update'),
    complete_task: verb('Completed', 'complete'),
    delete_task: verb('Deleted', 'delete'),
  },
  listed: {
    any: (count: number) =>
      count === 0 ? 'Listed no tasks' : plural(count, { one: 'Listed # task', other: 'Listed # tasks' }),
    open: (count: number) =>
      count === 0 ? 'Listed no open tasks' : plural(count, { one: 'Listed # open task', other: 'Listed # open tasks' }),
    done: (count: number) =>
      count === 0
        ? 'Listed no finished tasks'
        : plural(count, { one: 'Listed # finished task', other: 'Listed # finished tasks' }),
  },
  used: (count: number) => plural(count, { one: 'Used # tool', other: 'Used # tools' }),
  progress: (done: number, total: number) => `${number(done)} of ${number(total)}`,
  effects: { read: 'Read', write: 'Write', destructive: 'Destructive' },
  heading: 'Tools',
  attempt: (count: number) => `Attempt ${number(count)}`,
  server: (name: string) => `Server: ${name}`,
  copyAll: 'Copy all',
  held: 'It starts once you have decided about the others.',
  unknown: 'It is not known whether this happened.',
  lookFirst: 'Look first whether it happened: running it again may do it twice.',
  notAllowed: (reason: string) => (reason ? `You did not allow this: ${reason}` : 'You did not allow this.'),
  connect: 'Connect',
  check: 'Check',
  runAgain: 'Run again',
  progressBar: 'Progress',
});

/** Arguments and results. */
export const results = ({ plural }: Say) => ({
  arguments: 'Arguments',
  showArguments: 'Show arguments as',
  argumentsJson: 'Arguments as JSON',
  fields: 'Fields',
  shown: 'Shown',
  copyJson: 'Copy JSON',
  result: 'Result',
  showResult: 'Show the result as',
  resultJson: 'Result as JSON',
  table: 'Result as a table',
  allRows: (count: number) => plural(count, { one: 'Show all # rows', other: 'Show all # rows' }),
  noTasks: 'No tasks.',
  nothing: 'Nothing came back.',
  none: 'none',
  nothingGiven: 'Nothing was given.',
  yes: 'yes',
  no: 'no',
  picture: 'Picture that the tool returned',
  sound: 'Sound that the tool returned',
  unknown: (type: string) => `Something that cannot be shown here (${type}).`,
});
