import { PlannedItem } from './planned-item.js';

/** What the demo model answers to one request, before it takes an endpoint's form. */
export interface Answer {
  hash: string;
  model: string;
  items: readonly PlannedItem[];
  finish: 'stop' | 'length' | 'content_filter' | 'failed';
  wantsUsage: boolean;
}

/** One event of a stream; paced ones come at the pace of somebody who speaks. */
export interface Frame {
  data: object | '[DONE]';
  event?: string;
  paced?: true;
}

/** A text in pieces of a few words. */
export function pieces(text: string): string[] {
  return text.match(/(?:\s*\S+){1,3}\s*|\s+/g) ?? [];
}

/** About as many tokens as a real model would count. */
export function tokens(items: readonly PlannedItem[]): number {
  return items.reduce(
    (sum, item) => sum + Math.ceil((item.type === 'call' ? item.arguments : item.text).length / 4),
    0,
  );
}
