import { describe, expect, it } from '@jest/globals';
import {
  answeredAt,
  callShown,
  changesShown,
  isOpen,
  leftBehind,
  stepClosed,
  stepShown,
  untold,
  waits,
} from './call-events.js';
import { callsItem, callTask, type ItemsAnswer } from '../journal/answer-items.js';
import { partsOf } from '../journal/message-parts.js';
import { fold } from '../journal/stored-events.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { toolCallView } from './tool-call-rows.js';

describe('The calls of a step', () => {
  const answer = { assistantMessageId: 'm', conversationId: 't', createdAt: new Date(0) };
  const items: ItemsAnswer = { messageId: 'm', threadId: 't', createdAt: new Date(1) };
  const call = (more: Partial<RunToolCall> = {}) =>
    ({
      ...{ id: 'c1', part: 1, position: 0, step: 0, server: 'tasks', toolName: 'create_task', title: 'Create a task' },
      ...{
        arguments: {},
        argumentsSha256: '',
        result: null,
        error: null,
        contentOffset: 0,
        attempt: 1,
        retry: 'effect',
      },
      ...{ status: 'running', createdAt: new Date(0), startedAt: new Date(0), finishedAt: null },
      ...more,
    }) as RunToolCall; // the columns that matter here

  it('are shown as they start and as they end, and closed when all are settled', () => {
    const done = call({ status: 'success', finishedAt: new Date(12) });

    const events = [...stepShown(answer, [call()]), callShown(answer, done), ...stepClosed(answer, [done])];

    expect(events.map(({ type }) => type)).toEqual(['thread.item.added', 'thread.item.updated', 'thread.item.done']);
    expect(partsOf(fold([], events))).toEqual([{ n: 1, kind: 'tool_calls', tool_calls: [toolCallView(done)] }]);
    expect(toolCallView(done).duration_ms).toBe(12);
  });

  it.each(['planned', 'running', 'awaiting_approval', 'unknown_outcome'] as const)(
    'stay open while one is %s',
    (status) => {
      expect(stepClosed(answer, [call({ status: 'success', finishedAt: new Date() }), call({ status })])).toEqual([]);
    },
  );

  it('are told honestly when their run ends without them', () => {
    const ends = (more: Partial<RunToolCall>) => leftBehind(call(more)).status;

    expect(ends({ status: 'running', retry: 'effect' })).toBe('unknown_outcome');
    expect(ends({ status: 'running', retry: 'read' })).toBe('cancelled');
    expect(ends({ status: 'unknown_outcome', retry: 'idempotent' })).toBe('unknown_outcome');
    expect(ends({ status: 'planned' })).toBe('cancelled');
    expect(ends({ status: 'awaiting_approval' })).toBe('cancelled');
    expect(stepClosed(answer, [leftBehind(call())])).toHaveLength(1);
  });

  it('say which of them go on, and which are settled or left behind', () => {
    const done = call({ id: 'c2', position: 1, status: 'success', finishedAt: new Date(5) });
    const cut = leftBehind(call({ id: 'c3', position: 2 }));
    const calls = [call(), done, cut];

    expect(stepShown(answer, calls)).toEqual([
      {
        type: 'thread.item.added',
        item: callsItem(items, 1, calls.map(toolCallView), ({ id }) => id === 'c1'),
      },
    ]);
    expect(stepShown(answer, [])).toEqual([]);
    expect(stepClosed(answer, [])).toEqual([]);
  });

  it('show how far one of them is, as it can be stored', () => {
    const running = call({ position: 3 });

    expect(callShown(answer, running, { progress: 1, total: 4, message: 'A\0B' })).toEqual({
      type: 'thread.item.updated',
      item_id: 'm_1',
      update: {
        type: 'workflow.task.updated',
        task_index: 3,
        task: callTask({ ...toolCallView(running), progress: { progress: 1, total: 4, message: 'A\ufffdB' } }, true),
      },
    });
    expect(JSON.stringify(callShown(answer, running))).not.toContain('progress');
  });

  it('are told of when they change, and their steps closed when all of them are settled', () => {
    const settled = { status: 'success', finishedAt: new Date(5) } as const;
    const first = call(settled);
    const second = call({ id: 'c2', part: 3, step: 1, ...settled });
    const open = call({ id: 'c3', part: 3, step: 1, position: 1 });
    const other = call({ id: 'c4', part: 5, step: 2, ...settled });

    const events = changesShown(answer, [first, second, open, other], [first, second]);

    expect(events).toEqual([callShown(answer, first), callShown(answer, second), ...stepClosed(answer, [first])]);
  });

  it('are untold when their user has changed them since they were told, and only then', () => {
    const asking = call({ status: 'awaiting_approval' });
    const still = call({ id: 'c2', position: 1, status: 'success' });
    const told = fold([], stepShown(answer, [asking, still]));
    const allowed = { ...asking, status: 'planned' } as RunToolCall;
    const unseen = call({ id: 'c9', status: 'success' });

    expect(untold(told, [asking, still, unseen])).toEqual([]);
    expect(untold(told, [allowed, still, unseen])).toEqual([allowed]);
  });

  it('wait for their user before they start and when nobody knows how they ended, and are open until settled', () => {
    const statuses = ['planned', 'running', 'awaiting_approval', 'unknown_outcome', 'success', 'cancelled'] as const;
    const having = (holds: (call: RunToolCall) => boolean) => statuses.filter((status) => holds(call({ status })));

    expect(having(waits)).toEqual(['awaiting_approval', 'unknown_outcome']);
    expect(having(isOpen)).toEqual(['planned', 'running', 'awaiting_approval', 'unknown_outcome']);
  });

  it('are denied without a decision when they waited, and keep the decision that was made', () => {
    const decision = { decision: 'approve' } as RunToolCall['decision'];

    expect(leftBehind(call({ status: 'awaiting_approval' })).decision).toEqual({ decision: 'deny', skipped: true });
    expect(leftBehind(call({ status: 'running', decision })).decision).toEqual(decision);
  });

  it('belong to an answer that comes right after its question', () => {
    expect(answeredAt({ createdAt: new Date(7) })).toEqual(new Date(8));
  });
});
