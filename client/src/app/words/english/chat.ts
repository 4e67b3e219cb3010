import { type Say } from '../say';

/** A conversation on screen: greeting, messages, composer. */
export const chat = ({ number, plural }: Say) => ({
  skipToComposer: 'Skip to the message box',
  skipToAnswer: 'Skip to the last answer',
  demo: {
    wide: 'Scripted demo',
    narrow: 'Demo',
    after: ', not an AI',
    files: 'It understands a few English phrases, and it cannot read files.',
  },
  details: {
    name: 'Details of this answer',
    loading: 'Loading',
    model: 'Model',
    tokens: 'Tokens',
    tokenCount: (read: number, written: number) => `${number(read)} read, ${number(written)} written`,
    started: 'Began at',
    firstToken: 'First word after',
    duration: 'All of it after',
    calls: 'Tools',
  },
  notFound: 'Not found',
  notHere: 'This conversation isn’t here',
  notHereHint: 'It was deleted, or it belongs to another account.',
  notLoaded: 'This conversation could not be loaded',
  answerCopied: 'Last answer copied.',
  messages: 'Messages',
  loading: 'Loading messages',
  loadingOlder: 'Loading older messages',
  unseen: (count: number) => plural(count, { other: '# new' }),
  latest: 'Latest',
  /** Said after what the button to the end of the log shows. */
  afterJump: ', go to the end',
  assistantAt: (clock: string) => `Assistant, ${clock}`,
  youAt: (clock: string, isQueued: boolean) => `You, ${clock}${isQueued ? ', queued' : ''}`,
  attachments: 'Attachments',
  queued: 'Queued, sends next',
  withdraw: 'Withdraw',
  working: 'The assistant is working',
  copyAnswer: 'Copy answer',
  answerAgain: 'Answer again',
  feedback: { positive: 'Good answer', negative: 'Bad answer' },
  thinking: 'Thinking',
  thought: 'Thought about it',
  stopped: 'This answer was stopped',
  stoppedAtOnce: 'Stopped before anything was said',
  interrupted: 'Interrupted when the server restarted. What was written is kept.',
  failed: 'This answer could not be finished. Your message is saved.',
  /** What is said aloud. */
  spoken: {
    complete: 'Answer complete.',
    stopped: 'Answer stopped.',
    interrupted: 'Answer interrupted.',
    failed: '',
    answering: 'The assistant is answering.',
    approval: (tool: string) => `Approval needed: ${tool}.`,
    call: (words: string) => `${words}.`,
    /** In the place of a block of code. */
    code: 'Code.',
  },
  rateLimited: 'That was a lot of messages.',
  /** Around the time that is left. */
  againIn: { before: 'You can send again in ', after: '.' },
  againNow: 'You can send again now.',
});

export const composer = ({ number, plural }: Say) => ({
  message: 'Message',
  placeholder: 'Message Chatkeep',
  placeholderFirst: 'Ask, or tell it what to do',
  placeholderNext: 'Write the next message',
  model: 'Model',
  count: (length: number, most: number) => `${number(length)} / ${number(most)}`,
  tooLong: (over: number) =>
    plural(over, {
      one: '# character too many. Shorten it, or send it in two messages.',
      other: '# characters too many. Shorten it, or send it in two messages.',
    }),
  stop: 'Stop',
  stopping: 'Stopping',
  /** Said after both. */
  afterStop: ' the answer',
  send: 'Send message',
  hint: 'Enter sends, Shift + Enter starts a new line',
});

export const welcome = {
  hello: {
    morning: (name: string) => (name ? `Good morning, ${name}` : 'Good morning'),
    afternoon: (name: string) => (name ? `Good afternoon, ${name}` : 'Good afternoon'),
    evening: (name: string) => (name ? `Good evening, ${name}` : 'Good evening'),
  },
  question: 'What shall we get done?',
  /** Around the name of the setting. */
  scripted: { before: 'Answers here follow a script. For a real model, set ', after: ' and restart.' },
  prompts: {
    organize: {
      label: 'Help me organize my tasks',
      hint: 'Lists what is open and what is late',
      text: 'Help me organize my tasks',
    },
    plan: { label: 'Plan my day', hint: 'A short plan from what is due', text: 'Plan my day' },
    create: {
      label: 'Create a task',
      hint: '“Review Q4 report”, due Friday',
      text: 'Create a task called "Review Q4 report" due Friday',
    },
    fail: { label: 'Make a tool fail', hint: 'See how an error is explained', text: 'Make a tool fail' },
    write: {
      label: 'Draft a message',
      hint: 'A friendly reminder, in three lines',
      text: 'Draft a friendly reminder in three lines',
    },
  },
};
