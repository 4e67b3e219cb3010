/** One thing that the demo model has decided to say or to ask for. */
export type PlannedItem =
  { type: 'text' | 'reasoning' | 'refusal'; text: string } | { type: 'call'; name: string; arguments: string };

/** Something to say. */
export function say(text: string): PlannedItem {
  return { type: 'text', text };
}
