import { fold } from '../src/runs/journal/stored-events.js';
import { type RunStreamEvent } from '../src/runs/journal/run-stream-event.js';

/** All the text that a reader of a run's events ends up with. */
export function foldedText(events: readonly RunStreamEvent[]): string {
  return fold([], events)
    .flatMap((item) => (item.type === 'assistant_message' ? item.content.map(({ text }) => text) : []))
    .join('\n\n');
}
