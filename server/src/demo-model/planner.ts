import { DemoRequest } from './demo-request.js';
import { Intent } from './intent.js';
import { plain } from './markdown.js';
import { PlannedItem, say } from './planned-item.js';
import { SAMPLE_INTENTS } from './sample-intents.js';
import { SINGLE_TASK_INTENTS } from './single-task-intents.js';
import { REMEMBER, TALK_INTENTS } from './talk-intents.js';
import { TASK_INTENTS } from './task-intents.js';

/** The first line of every answer. */
export const LABEL =
  'Scripted demo model, not an AI: I understand a few English phrases and act only through real tools.';

/** Said with it where files came along. */
export const UNREAD = 'I cannot read files; a real model gets those that you attached.';

/** The patterns are for phrases, not for essays. */
const LONGEST_PHRASE = 2_000;

const INTENTS: readonly Intent[] = [
  REMEMBER,
  ...SINGLE_TASK_INTENTS,
  ...TASK_INTENTS,
  ...TALK_INTENTS,
  ...SAMPLE_INTENTS,
];

/** Decides what comes next, from this request alone. */
export function plan(request: DemoRequest): PlannedItem[] {
  const items = understood(request.said.at(-1)?.trim().slice(0, LONGEST_PHRASE) ?? '', request);
  return request.hasSpoken ? items : labelled(items, request.hasFiles ? `${LABEL} ${UNREAD}` : LABEL);
}

function understood(text: string, request: DemoRequest): PlannedItem[] {
  for (const intent of INTENTS) {
    const words = intent.pattern.exec(text);
    if (words) return intent.answer(words, request);
  }
  return [
    say(
      /\bhelp\b|\bwhat can you do\b/i.test(text)
        ? help()
        : `I do not understand “${plain(text.slice(0, 200))}”. ${help()}`,
    ),
  ];
}

function help(): string {
  const phrases = INTENTS.flatMap((intent) => intent.phrases);
  return `I understand phrases like these:\n\n${phrases.map((phrase) => `- ${phrase}`).join('\n')}`;
}

function labelled(items: PlannedItem[], label: string): PlannedItem[] {
  const first = items.findIndex((item) => item.type !== 'reasoning');
  return items.map((item, at) =>
    at === first && 'text' in item ? { ...item, text: `${label}\n\n${item.text}` } : item,
  );
}
