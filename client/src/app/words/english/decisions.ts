import { type Say } from '../say';

/** A call that waits for a person's leave. */
export const approval = {
  waits: (tool: string) => `“${tool}” waits for its page`,
  waitsHint: 'The page that brought this tool makes this call. Here it can only be denied.',
  question: (tool: string) => `Allow “${tool}”?`,
  hint: (server: string) => `On the server “${server}”. Sent exactly as shown, and only when you allow it.`,
  changed: 'This tool has changed since you allowed it. Look again.',
  sent: 'What will be sent',
  allow: 'Allow',
  once: 'Allow once',
  conversation: 'Allow in this conversation',
  always: 'Always allow',
  reason: 'Reason for denying, the assistant reads it (optional)',
  reasonHint: 'Reason, the assistant reads it',
  deny: 'Deny',
};

/** What a server asks in the middle of a call. */
export const inputs = ({ number }: Say) => ({
  asks: (tool: string) => `“${tool}” asks you`,
  hint: (server: string) => `The server “${server}” gets your answer. Never give it a password.`,
  needed: 'Needs your answer',
  open: (host: string) => `Open ${host} in a new tab`,
  unsafe: 'This address is not one that can be opened safely.',
  visited: 'I have done it',
  send: 'Send answer',
  answer: 'Answer',
  choose: 'Choose',
  skipped: 'Skipped',
  faults: {
    missing: 'This is needed.',
    email: 'This is not a mail address.',
    url: 'This is not a full address, like https://example.org.',
    number: 'This is not a number.',
    whole: 'This takes a whole number.',
    least: (least: number) => `This takes ${number(least)} or more.`,
    most: (most: number) => `This takes ${number(most)} or less.`,
    short: (least: number) => `This takes at least ${number(least)} characters.`,
    long: (most: number) => `This takes at most ${number(most)} characters.`,
    few: (least: number) => `Choose at least ${number(least)}.`,
    many: (most: number) => `Choose at most ${number(most)}.`,
  },
});
