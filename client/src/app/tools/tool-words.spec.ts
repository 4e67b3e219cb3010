import { aCall, aTask } from '../testing/stories';
import { shownStatus, spoken, totalMs } from './tool-words';
import { ENGLISH } from '../words/english';

describe(spoken, () => {
  it.each([
    ['a running call', aCall({ status: 'running' }), 'AI is using: create_task'],
    ['a created task', aCall(), 'Created task: Review Q4 report'],
    [
      'a deleted task',
      aCall({
        tool_name: 'delete_task',
        arguments: { id: 't1' },
        result: { content: [], structuredContent: { deleted: true, id: 't1', title: 'Review Q4 report' } },
      }),
      'Deleted task: Review Q4 report',
    ],
    ['a failed creation', aCall({ status: 'error', result: null }), 'Couldn’t create task: Review Q4 report'],
    [
      'a denied deletion',
      aCall({ tool_name: 'delete_task', status: 'denied', result: null, arguments: { id: 't1' } }),
      'Didn’t delete the task',
    ],
    [
      'a call of another tool',
      aCall({ tool_name: 'search_files', server: 'files', result: null }),
      'Used: search_files',
    ],
    ['a stopped call', aCall({ tool_name: 'search_files', status: 'cancelled' }), 'Stopped: search_files'],
    ['a call that waits', aCall({ status: 'awaiting_approval' }), 'Wants to use: create_task'],
  ])('says what became of %s', (_which, call, words) => {
    expect(spoken(call, ENGLISH)).toBe(words);
  });

  it.each([
    [0, 'Listed no open tasks'],
    [1, 'Listed 1 open task'],
    [2, 'Listed 2 open tasks'],
  ])('counts %i listed tasks', (count, words) => {
    const tasks = Array.from({ length: count }, (_, index) => aTask({ id: `${index}` }));
    const call = aCall({
      tool_name: 'list_tasks',
      arguments: { status: 'open' },
      result: { content: [], structuredContent: { tasks } },
    });

    expect(spoken(call, ENGLISH)).toBe(words);
  });
});

describe(totalMs, () => {
  it('adds up what is known', () => {
    expect(totalMs([aCall(), aCall({ duration_ms: null }), aCall({ duration_ms: 300 })])).toBe(700);
  });
});

describe(shownStatus, () => {
  it('tells a call that may run from one that runs', () => {
    expect(shownStatus(aCall({ status: 'running' }), true)).toBe('held');
    expect(shownStatus(aCall({ status: 'running' }))).toBe('running');
  });
});
