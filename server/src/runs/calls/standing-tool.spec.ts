import { describe, expect, it } from '@jest/globals';
import { type Tool } from '../../agent/toolbox.js';
import { askingAgain, standing } from './standing-tool.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { type ToolApproval } from './tool-approval.entity.js';

const tool = { name: 'wiki__edit', server: 'wiki', toolName: 'edit', asks: true, sha256: 'now' } as Tool;
const allowed = (over: Partial<ToolApproval> = {}) =>
  ({ server: 'wiki', toolName: 'edit', toolSha256: 'now', ...over }) as ToolApproval;

describe(standing, () => {
  it.each([
    ['a tool that nobody allowed', tool, [], true, false],
    ['a tool that was allowed', tool, [allowed()], false, false],
    ['a tool that has changed since', tool, [allowed({ toolSha256: 'then' })], true, true],
    ['a tool that was allowed before its nature was kept', tool, [allowed({ toolSha256: null })], true, true],
    ['a changed tool that was allowed anew', tool, [allowed({ toolSha256: 'then' }), allowed()], false, false],
    ['another tool of the same server', tool, [allowed({ toolName: 'read' })], true, false],
    ['a tool of the same name elsewhere', tool, [allowed({ server: 'blog' })], true, false],
    ['a changed tool that never asks', { ...tool, asks: false }, [allowed({ toolSha256: 'then' })], false, false],
  ])('is right for %s', (_, given, approvals, asks, hasChanged) => {
    expect(standing(given, approvals)).toMatchObject({ asks, hasChanged });
  });
});

describe(askingAgain, () => {
  const approved = {
    id: 'c1',
    modelToolName: 'wiki__edit',
    status: 'planned',
    decision: { decision: 'approve' },
    toolSha256: 'then',
  } as RunToolCall;

  it('asks again for a call whose tool changed after it was allowed', () => {
    expect(askingAgain([approved], [tool])).toEqual([
      { ...approved, status: 'awaiting_approval', decision: null, toolSha256: 'now', toolChanged: true },
    ]);
  });

  it.each([
    ['a call whose tool is the same', { ...approved, toolSha256: 'now' }],
    ['a call that needed no approval', { ...approved, decision: null }],
    ['a call that is made already', { ...approved, status: 'success' as const }],
    ['a call of a tool that is gone', { ...approved, modelToolName: 'wiki__gone' }],
  ])('leaves %s alone', (_, call) => {
    expect(askingAgain([call], [tool])).toEqual([]);
  });
});
