import { Random } from './random.js';

/** What one message asks the scripted model for; its text says it all, so that every process gets the same answer. */
export interface Order {
  /** Unlike that of any other message of the run of chaos. */
  readonly label: string;
  readonly words: number;
  /** A tool that takes effect, one that is safe to repeat, or none. */
  readonly tool: 'charge' | 'task' | 'none';
  /** How long the tool lets its caller wait after it took effect. */
  readonly toolMs: number;
  /** Milliseconds between pieces of the text. */
  readonly pace: number;
  /** How the model breaks off, and after how many pieces; the first time only. */
  readonly fault: `cut:${number}` | `hang:${number}` | null;
  /** After how long whoever ordered stops the answer, if ever. */
  readonly stopAfterMs: number | null;
  /** Whether the next order may come before this one's answer is there. */
  readonly isHasty: boolean;
}

const PATTERN = /^Order (\S+): (\d+) words, (charge|task|none) (\d+) ms/;
/** A tool that takes effect and does not answer in time. */
export const HANGS = 60_000;

/** The plainest order: its answer uses the tool that must not be repeated, and nothing goes wrong. */
export const PLAIN: Omit<Order, 'label'> = {
  ...{ words: 24, tool: 'charge', toolMs: 0, pace: 20 },
  ...{ fault: null, stopAfterMs: null, isHasty: false },
};

/** An order as chance wants it: 8 % cut and 2 % hung models, 3 % hung tools, 10 % stopped answers. */
export function randomOrder(label: string, random: Random): Order {
  const words = random.between(6, 60);
  const place = random.between(1, 6);
  const luck = random.next();
  return {
    label,
    words,
    tool: random.pick(['charge', 'charge', 'task', 'none'] as const) ?? 'none',
    toolMs: random.chance(0.03) ? HANGS : random.between(0, 300),
    pace: random.between(5, 60),
    fault: luck < 0.08 ? `cut:${place}` : luck < 0.1 ? `hang:${place}` : null,
    stopAfterMs: random.chance(0.1) ? random.between(0, 2000) : null,
    isHasty: random.chance(0.3),
  };
}

/** The order as a person writes it. */
export function contentOf({ label, words, tool, toolMs, pace, fault }: Order): string {
  const faults = fault === null ? '' : ` [[fault:${fault}]] [[fault:times:1]]`;
  return `Order ${label}: ${words} words, ${tool} ${toolMs} ms [[pace:${pace}]]${faults}`;
}

/** Reads what `contentOf` has written; nothing when it was not that. */
export function orderIn(text: string): Pick<Order, 'label' | 'words' | 'tool' | 'toolMs'> | null {
  const [, label, words, tool, toolMs] = PATTERN.exec(text) ?? [];
  if (label === undefined) return null;
  return { label, words: Number(words), tool: tool as Order['tool'], toolMs: Number(toolMs) }; // one of the pattern's
}

/** What the model says before and after the tool. */
export function textsOf({ label, words, tool }: Pick<Order, 'label' | 'words' | 'tool'>): readonly [string, string] {
  const all = Array.from({ length: words }, (_, index) => `${label}/${index}`);
  const half = tool === 'none' ? 0 : Math.ceil(words / 2);
  return [all.slice(0, half).join(' '), all.slice(half).join(' ')];
}

/** The whole answer, as its message keeps it. */
export function wholeAnswer(order: Pick<Order, 'label' | 'words' | 'tool'>): string {
  return textsOf(order)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The name under which an order's effect is counted. */
export function effectOf({ label, tool }: Pick<Order, 'label' | 'tool'>): string {
  return `${tool} ${label}`;
}
