import { aConversation, aRun } from '../testing/stories';
import { merged, periods, refreshed, withRun } from './conversation-list';
import { ENGLISH } from '../words/english';

const now = new Date('2026-11-23T15:00:00');

function at(id: string, updated_at: string) {
  return aConversation({ id, updated_at });
}

describe(merged, () => {
  it('puts what changed last first and keeps one of each', () => {
    const list = [at('a', '2026-11-23T10:00:00.000Z'), at('b', '2026-11-23T09:00:00.000Z')];

    expect(merged(list, [at('b', '2026-11-23T11:00:00.000Z')]).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe(refreshed, () => {
  const list = [
    at('a', '2026-11-23T10:00:00.000Z'),
    at('b', '2026-11-23T09:00:00.000Z'),
    at('c', '2026-11-23T08:00:00.000Z'),
  ];
  const ids = (page: readonly ReturnType<typeof at>[], next_cursor: string | null) =>
    refreshed(list, { conversations: [...page], next_cursor }).map(({ id }) => id);

  it('lets go what was deleted meanwhile, and keeps what lies beyond the page', () => {
    expect(ids([at('b', '2026-11-23T09:00:00.000Z')], 'next')).toEqual(['b', 'c']);
  });

  it('is the page when there is no other', () => {
    expect(ids([at('d', '2026-11-23T11:00:00.000Z')], null)).toEqual(['d']);
  });
});

describe(periods, () => {
  it('cuts the list where days, weeks and months begin', () => {
    const list = [
      '2026-11-23T10:00:00',
      '2026-11-22T10:00:00',
      '2026-11-18T10:00:00',
      '2026-11-01T10:00:00',
      '2026-08-01T10:00:00',
    ];

    const names = periods(
      list.map((time, index) => at(`${index}`, time)),
      ENGLISH,
      now,
    ).map(({ name }) => name);

    expect(names.slice(0, 4)).toEqual(['Today', 'Yesterday', 'Previous 7 days', 'Previous 30 days']);
    expect(names[4]).toMatch(/2026/);
  });
});

describe(withRun, () => {
  it('marks a conversation while it is answered, and no longer', () => {
    const running = withRun([aConversation()], aRun());
    expect(running[0]?.active_run).toEqual({ id: 'r1', status: 'running' });

    expect(withRun(running, aRun({ status: 'completed' }))[0]?.active_run).toBeNull();
  });

  it('goes on showing the run that is active when another one queues behind it', () => {
    const running = withRun([aConversation()], aRun());

    expect(withRun(running, aRun({ id: 'r2', status: 'queued' }))[0]?.active_run?.id).toBe('r1');
  });
});
