import { describe, expect, it } from '@jest/globals';
import { callShown, leftBehind, stepClosed, stepShown } from './call-events.js';
import { partsOf } from '../journal/message-parts.js';
import { fold } from '../journal/stored-events.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { toolCallView } from './tool-call-rows.js';

describe('The calls of a step', () => {
  const answer = { assistantMessageId: 'm', conversationId: 't', createdAt: new Date(0) };
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
});
