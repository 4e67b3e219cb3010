import { type ThreadEvent } from '../api/thread-events';
import { type ThreadItem } from '../api/thread-items';
import { aCall, aMessage, aRun } from '../testing/stories';
import { turnOf } from '../rest/message-turns';
import { accepted, apply, unfinished, upTo } from './transcript';
import { type Answer, textOf, type Transcript } from './turns';

const AT = '2026-11-23T14:02:00.000Z';
const QUESTION = turnOf(aMessage());

function fold(...events: readonly ThreadEvent[]): Transcript {
  return events.reduce(apply, [QUESTION]);
}

function answerOf(transcript: Transcript): Answer {
  const answer = transcript.find(({ role }) => role === 'assistant');
  if (answer?.role !== 'assistant') throw new Error('There is no answer.');
  return answer;
}

const began: ThreadEvent = { type: 'run.updated', run: aRun() };

function text(id: string, words = ''): ThreadItem {
  return {
    type: 'assistant_message',
    id,
    created_at: AT,
    content: words ? [{ type: 'output_text', text: words }] : [],
  };
}

function delta(item_id: string, words: string): ThreadEvent {
  return {
    type: 'thread.item.updated',
    item_id,
    update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: words },
  };
}

function working(id: string, status: 'running' | 'success'): ThreadItem {
  const task = { type: 'custom', tool_call: aCall({ status }) };
  return { type: 'workflow', id, created_at: AT, workflow: { type: 'custom', tasks: [task] } };
}

describe(apply, () => {
  it('begins an answer below its question when a run is first heard of', () => {
    const transcript = fold(began);

    expect(transcript.map(({ id }) => id)).toEqual(['q1', 'a1']);
    expect(answerOf(transcript).status).toBe('streaming');
  });

  it('adds up the words as they come', () => {
    const transcript = fold(
      began,
      { type: 'thread.item.added', item: text('a1_1') },
      delta('a1_1', 'Hel'),
      delta('a1_1', 'lo'),
    );

    expect(textOf(answerOf(transcript))).toBe('Hello');
  });

  it('holds the whole piece once it is done, whatever was heard of it before', () => {
    const transcript = fold(began, delta('a1_1', 'lost'), { type: 'thread.item.done', item: text('a1_1', 'Hello') });

    expect(answerOf(transcript).parts).toMatchObject([{ kind: 'text', id: 'a1_1', text: 'Hello', done: true }]);
  });

  it('shows a call from its start to its outcome in one place', () => {
    const transcript = fold(
      began,
      { type: 'thread.item.added', item: working('a1_1', 'running') },
      { type: 'thread.item.added', item: text('a1_2', 'Done.') },
      {
        type: 'thread.item.updated',
        item_id: 'a1_1',
        update: { type: 'workflow.task.updated', task_index: 0, task: { type: 'custom', tool_call: aCall() } },
      },
    );

    expect(
      answerOf(transcript).parts.map((part) => (part.kind === 'calls' ? part.calls[0]?.status : part.kind)),
    ).toEqual(['success', 'text']);
  });

  it('takes back what a repeated model turn takes back', () => {
    const transcript = fold(
      began,
      { type: 'thread.item.done', item: text('a1_1', 'Hel') },
      { type: 'thread.item.removed', item_id: 'a1_1' },
    );

    expect(answerOf(transcript).parts).toEqual([]);
  });

  it('keeps the thoughts of a reasoning model apart from its words', () => {
    const item: ThreadItem = {
      type: 'workflow',
      id: 'a1_1',
      created_at: AT,
      workflow: { type: 'reasoning', tasks: [{ type: 'thought', title: 'Plan', content: 'First the list.' }] },
    };

    const transcript = fold(began, { type: 'thread.item.done', item });

    expect(answerOf(transcript).parts).toEqual([
      { kind: 'thoughts', id: 'a1_1', thoughts: ['Plan\nFirst the list.'], done: true },
    ]);
  });

  it.each([
    ['completed', 'complete'],
    ['cancelled', 'stopped'],
    ['failed', 'failed'],
    ['interrupted', 'interrupted'],
  ] as const)('ends a run that %s as %s', (status, shown) => {
    const transcript = fold(began, { type: 'run.updated', run: aRun({ status }) });

    expect(answerOf(transcript).status).toBe(shown);
  });

  it('takes a question back that was withdrawn before its turn came', () => {
    const queued = aRun({ status: 'queued', started_at: null });

    const transcript = fold(
      { type: 'run.updated', run: queued },
      { type: 'run.updated', run: { ...queued, status: 'cancelled' } },
    );

    expect(transcript).toEqual([]);
  });

  it('hears a replay twice and shows it once', () => {
    const events: ThreadEvent[] = [began, { type: 'thread.item.added', item: text('a1_1') }, delta('a1_1', 'Hello')];

    expect(fold(...events, ...events)).toEqual(fold(...events));
  });
});

describe(accepted, () => {
  const sending = { ...QUESTION, id: 'key', sending: true } as const;

  it('gives a sent question the id that it is stored under', () => {
    expect(accepted([sending], 'key', aRun())).toEqual([{ ...QUESTION, sending: false }]);
  });

  it('shows a question once that came back by another way first', () => {
    expect(accepted([QUESTION, sending], 'key', aRun())).toEqual([QUESTION]);
  });
});

describe(upTo, () => {
  it('takes out everything after the question of an answer', () => {
    const later = [turnOf(aMessage({ id: 'q2' })), turnOf(aMessage({ id: 'a2', role: 'assistant' }))];

    expect(upTo([...fold(began), ...later], 'a1')).toEqual([QUESTION]);
  });
});

describe(unfinished, () => {
  it('finds the answer whose turn it is, not those that wait behind it', () => {
    const second = aRun({ id: 'r2', user_message_id: 'q2', assistant_message_id: 'a2', status: 'queued' });

    expect(unfinished(fold(began, { type: 'run.updated', run: second }))?.id).toBe('a1');
  });
});
