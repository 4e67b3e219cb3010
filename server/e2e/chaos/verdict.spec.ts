import { describe, expect, it } from '@jest/globals';
import { type RunStreamEvent } from '../../src/runs/journal/run-stream-event.js';
import { type Observed } from './observed.js';
import { contentOf, PLAIN, wholeAnswer } from './order.js';
import { brokenPromises } from './verdict.js';

const ORDER = { ...PLAIN, label: 'a', words: 4 };
const TEXT = wholeAnswer(ORDER);

describe(brokenPromises, () => {
  it('finds nothing where everything was kept', () => {
    expect(brokenPromises(observed())).toEqual([]);
  });

  it.each<[string, Partial<Observed>]>([
    ['lost: ', { questions: [] }],
    ['twice: ', { questions: [contentOf(ORDER), contentOf(ORDER)] }],
    ['never taken in: ', { questions: [contentOf(ORDER), 'Hello'] }],
    ['is still running', { runs: [{ ...run(), status: 'running' }] }],
    ['its message streaming', { runs: [{ ...run(), messageStatus: 'streaming' }] }],
    ['have a gap', { runs: [{ ...run(), events: run().events.map((event) => ({ ...event, seq: event.seq + 1 })) }] }],
    ['ends 0 times', { runs: [{ ...run(), events: run().events.slice(0, -1) }] }],
    ['ends 2 times', { runs: [{ ...run(), events: [...run().events, { seq: 5, event: ended() }] }] }],
    ['goes on after its end', { runs: [{ ...run(), events: [...run().events, { seq: 5, event: said('more') }] }] }],
    ['keeps another text than it told', { runs: [{ ...run(), content: 'a/0' }] }],
    [
      'missed or repeated an event',
      { readings: [{ runId: 'r', events: readings().with(1, { id: 3, event: said(TEXT) }) }] },
    ],
    ['got 2 of 4 events', { readings: [{ runId: 'r', events: readings().slice(0, 2) }] }],
    ['got another event 2', { readings: [{ runId: 'r', events: readings().with(1, { id: 2, event: said('else') }) }] }],
    ['was read and is not there', { readings: [{ runId: 'unknown', events: [] }] }],
    ['has no run', { runs: [] }],
    ['is not whole', { runs: [{ ...run('a/0'), content: 'a/0' }], readings: [] }],
    ['took effect 2 times', { effects: new Map([['charge a', 2]]) }],
    ['does not say so', { runs: [run(TEXT, 'error')], readings: [] }],
    ['and it did not', { effects: new Map() }],
  ])('finds what %s', (complaint, wrong) => {
    expect(brokenPromises({ ...observed(), ...wrong }).join('\n')).toContain(complaint);
  });

  it('takes a call of unknown outcome for an honest word', () => {
    const honest = { runs: [run(TEXT, 'unknown_outcome')], readings: [] };

    expect(brokenPromises({ ...observed(), ...honest })).toEqual([]);
  });
});

function observed(): Observed {
  return {
    sent: [{ order: ORDER, runId: 'r' }],
    readings: [{ runId: 'r', events: readings() }],
    questions: [contentOf(ORDER)],
    runs: [run()],
    effects: new Map([['charge a', 1]]),
  };
}

function run(text = TEXT, callStatus = 'success'): Observed['runs'][number] {
  const events = [began(), said(text), called(callStatus), ended()].map((event, index) => ({ seq: index + 1, event }));
  return { id: 'r', status: 'completed', messageStatus: 'complete', content: text, events };
}

function readings() {
  return run().events.map(({ seq, event }) => ({ id: seq, event }));
}

function began(): RunStreamEvent {
  return { type: 'run.updated', run: { status: 'running' } } as RunStreamEvent; // as much as the verdict looks at
}

function ended(): RunStreamEvent {
  return { type: 'run.updated', run: { status: 'completed' } } as RunStreamEvent; // as much as the verdict looks at
}

function said(text: string): RunStreamEvent {
  const content = [{ type: 'output_text' as const, text, annotations: [] }];
  const item = { id: `m_${text.length}`, thread_id: 't', created_at: '', type: 'assistant_message' as const, content };
  return { type: 'thread.item.done', item };
}

function called(status: string): RunStreamEvent {
  const task = { type: 'custom' as const, status_indicator: 'complete' as const, tool_call: { status } };
  const update = { type: 'workflow.task.updated' as const, task_index: 0, task };
  return { type: 'thread.item.updated', item_id: 'm_calls', update }; // as much as the verdict looks at
}
