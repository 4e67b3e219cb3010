import { describe, expect, it } from '@jest/globals';
import { type ThreadItemEvent } from '../../thread-events/thread-stream-events.js';
import { AnswerNarrator } from './answer-narrator.js';
import { reasoningItem, textItem, thought } from '../journal/answer-items.js';
import { nextPartAfter, partsOf } from '../journal/message-parts.js';
import { fold } from '../journal/stored-events.js';

describe(AnswerNarrator, () => {
  const answer = { messageId: 'm', threadId: 't', createdAt: new Date(0) };
  const narrate = (nextPart = 0) => new AnswerNarrator(answer, nextPart);
  const partsOfEvents = (events: readonly ThreadItemEvent[]) => partsOf(fold([], events));

  it('tells a text as a message that grows and is done whole', () => {
    const narrator = narrate(4);

    const events = [...narrator.text('Hel'), ...narrator.text('lo'), ...narrator.close()];

    const update = (rest: object) => ({
      type: 'thread.item.updated',
      item_id: 'm_4',
      update: { content_index: 0, ...rest },
    });
    expect(events).toEqual([
      { type: 'thread.item.added', item: { ...textItem(answer, 4, ''), content: [] } },
      update({
        type: 'assistant_message.content_part.added',
        content: { type: 'output_text', text: '', annotations: [] },
      }),
      update({ type: 'assistant_message.content_part.text_delta', delta: 'Hel' }),
      update({ type: 'assistant_message.content_part.text_delta', delta: 'lo' }),
      { type: 'thread.item.done', item: textItem(answer, 4, 'Hello') },
    ]);
    expect(partsOfEvents(events)).toEqual([{ n: 4, kind: 'text', text: 'Hello' }]);
  });

  it('adds up to the same parts whether or not the last item was closed', () => {
    const narrator = narrate();
    const said = narrator.text('Half');

    expect(partsOfEvents(said)).toEqual(partsOfEvents([...said, ...narrator.close()]));
  });

  it('tells a thought whole, each time that it has grown by a stride, and when it is done', () => {
    const narrator = narrate();
    const [stride, short] = ['x'.repeat(240), 'y'.repeat(239)];

    const events = [short, 'y', short, stride, 'z'].flatMap((said) => narrator.reasoning(said));
    const done = narrator.close();

    const shown = (type: string, text: string) => ({
      type: 'thread.item.updated',
      item_id: 'm_0',
      update: { type, task_index: 0, task: thought(text, 'loading') },
    });
    const [first, whole] = [`${short}y`, `${short}y${short}${stride}`];
    expect(events).toEqual([
      { type: 'thread.item.added', item: reasoningItem(answer, 0, []) },
      shown('workflow.task.added', ''),
      shown('workflow.task.updated', first),
      shown('workflow.task.updated', whole),
    ]);
    expect(done).toEqual([
      { type: 'thread.item.done', item: reasoningItem(answer, 0, [thought(`${whole}z`, 'complete')]) },
    ]);
    expect(narrator.close()).toEqual([]);
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
