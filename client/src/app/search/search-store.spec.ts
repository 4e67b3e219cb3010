import { type SearchHit } from '../api/api';
import { Problem } from '../api/problem';
import { aHit } from '../testing/stories';
import { SearchStore } from './search-store';

function setup(...pages: readonly (readonly SearchHit[])[]) {
  const find = vi.fn((_words: string, cursor: string | null) => {
    const at = Number(cursor ?? 0);
    return Promise.resolve({
      results: [...(pages[at] ?? [])],
      next_cursor: at + 1 < pages.length ? `${at + 1}` : null,
    });
  });
  return { find, search: new SearchStore(find) };
}

describe(SearchStore, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks once the person rests', async () => {
    const { find, search } = setup([aHit()]);

    search.write('b');
    search.write('backup');
    await vi.advanceTimersByTimeAsync(200);

    expect(find.mock.calls.map(([words]) => words)).toEqual(['backup']);
    expect(search.hits()).toEqual([aHit()]);
  });

  it('puts messages before titles', async () => {
    const { search } = setup([aHit({ message_id: null }), aHit()]);

    search.write('backup');
    await vi.advanceTimersByTimeAsync(200);

    expect(search.groups().map(({ name }) => name)).toEqual(['messages', 'titles']);
    expect(search.chosen()?.message_id).toBe('a1');
  });

  it('moves through the hits and round their ends', async () => {
    const { search } = setup([aHit({ message_id: 'a1' }), aHit({ message_id: 'a2' })]);
    search.write('backup');
    await vi.advanceTimersByTimeAsync(200);

    search.move(-1);

    expect(search.chosen()?.message_id).toBe('a2');
  });

  it('loads what else was found', async () => {
    const { search } = setup([aHit()], [aHit({ message_id: 'a2' })]);
    search.write('backup');
    await vi.advanceTimersByTimeAsync(200);

    await search.more();

    expect(search.hits().map(({ message_id }) => message_id)).toEqual(['a1', 'a2']);
    expect(search.hasMore()).toBe(false);
  });

  it('keeps the chosen hit when more is found that stands before it', async () => {
    const { search } = setup([aHit({ message_id: null })], [aHit()]);
    search.write('backup');
    await vi.advanceTimersByTimeAsync(200);

    await search.more();

    expect(search.hits().map(({ message_id }) => message_id)).toEqual(['a1', null]);
    expect(search.chosen()?.message_id).toBeNull();

    search.move(1);
    expect(search.chosen()?.message_id).toBe('a1');
  });

  it('says when nothing was found, and nothing while nothing was asked', async () => {
    const { search } = setup([]);
    expect(search.isEmpty()).toBe(false);

    search.write('backup');
    await vi.advanceTimersByTimeAsync(200);

    expect(search.isEmpty()).toBe(true);

    search.write('backups');
    expect([search.isEmpty(), search.searched()]).toEqual([true, 'backup']);
  });

  it('says why it could not search', async () => {
    const { find, search } = setup();
    find.mockRejectedValue(new Problem('rate_limited', 'Slow down.', 429));

    search.write('backup');
    await vi.advanceTimersByTimeAsync(200);

    expect(search.problem()?.detail).toBe('Slow down.');
  });

  it('forgets an answer that comes after the words have changed', async () => {
    const { find, search } = setup();
    find.mockReturnValueOnce(
      new Promise((resolve) => setTimeout(() => resolve({ results: [aHit()], next_cursor: null }), 500)),
    );
    search.write('back');
    await vi.advanceTimersByTimeAsync(200);

    search.write('');
    await vi.advanceTimersByTimeAsync(1000);

    expect(search.hits()).toEqual([]);
  });
});
