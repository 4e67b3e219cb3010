import { describe, expect, it } from '@jest/globals';
import { type ThreadItemEvent } from '../../thread-events/thread-stream-events.js';
import { AnswerNarrator } from './answer-narrator.js';
import { nextPartAfter, partsOf } from '../journal/message-parts.js';
import { fold } from '../journal/stored-events.js';

describe(AnswerNarrator, () => {
  const narrate = (nextPart = 0) =>
    new AnswerNarrator({ messageId: 'm', threadId: 't', createdAt: new Date(0) }, nextPart);
  const partsOfEvents = (events: readonly ThreadItemEvent[]) => partsOf(fold([], events));

  it('tells a text as a message that grows and is done whole', () => {
    const narrator = narrate();

    const events = [...narrator.text('Hel'), ...narrator.text('lo'), ...narrator.close()];

    expect(events.map(({ type }) => type)).toEqual([
      'thread.item.added',
      'thread.item.updated',
      'thread.item.updated',
      'thread.item.updated',
      'thread.item.done',
    ]);
    expect(partsOfEvents(events)).toEqual([{ n: 0, kind: 'text', text: 'Hello' }]);
  });

  it('adds up to the same parts whether or not the last item was closed', () => {
    const narrator = narrate();
    const said = narrator.text('Half');

    expect(partsOfEvents(said)).toEqual(partsOfEvents([...said, ...narrator.close()]));
  });

  it('closes its thoughts before it speaks', () => {
    const narrator = narrate();

    const events = [
      ...narrator.reasoning('Let me see. '),
      ...narrator.reasoning('Yes.'),
      ...narrator.text('Sure'),
      ...narrator.close(),
    ];

    expect(partsOfEvents(events)).toEqual([
      { n: 0, kind: 'reasoning', text: 'Let me see. Yes.' },
      { n: 1, kind: 'text', text: 'Sure' },
    ]);
  });

  it('never uses a number again, not even of an item that was taken back', () => {
    const said = narrate().text('Half');
    const all: ThreadItemEvent[] = [...said, { type: 'thread.item.removed', item_id: 'm_0' }];

    expect(partsOfEvents(all)).toEqual([]);
    expect(nextPartAfter(all)).toBe(1);
  });
});
