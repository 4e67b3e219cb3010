import { describe, expect, it } from '@jest/globals';
import { AnswerNarrator } from '../answering/answer-narrator.js';
import { type StoredEvent } from './run-stream-event.js';
import { asTold, type EventRow, fold, numbered } from './stored-events.js';

const ANSWER = { messageId: 'm1', threadId: 't1', createdAt: new Date(0) };

/** What a run told of an answer of two words, and the same as rows. */
function told() {
  const narrator = new AnswerNarrator(ANSWER, 0);
  const events = [...narrator.text('Good '), ...narrator.text('morning'), ...narrator.close()];
  return { events, stored: numbered(events, 0, []).stored };
}

const rowsOf = (stored: readonly StoredEvent[]) =>
  stored.map(({ seq, json, said }): EventRow => ({ seq, event: JSON.parse(said ?? json) as EventRow['event'] }));

describe(numbered, () => {
  it('keeps a text that came whole only once', () => {
    const { stored } = told();

    expect(stored.at(-1)?.json).toContain('Good morning');
    expect(JSON.stringify(rowsOf(stored))).not.toContain('Good morning');
  });

  it('keeps an item as it is that is not what came before', () => {
    const { events } = told();

    const { stored } = numbered(events.slice(-1), 0, []);

    expect(rowsOf(stored)).toEqual([{ seq: 1, event: events.at(-1) }]);
  });
});

describe(asTold, () => {
  it('brings back to the letter what was told', () => {
    const { events, stored } = told();

    const again = asTold(rowsOf(stored));

    expect(again.map(({ event }) => JSON.stringify(event))).toEqual(stored.map(({ json }) => json));
    expect(
      fold(
        [],
        again.map(({ event }) => event),
      ),
    ).toEqual(fold([], events));
  });
});
