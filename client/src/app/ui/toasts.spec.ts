import { type Toast, Toasts } from './toasts';

const FIRST: Toast = { words: 'First' };
const SECOND: Toast = { words: 'Second' };

function setup() {
  const toasts = new Toasts();
  return { toasts, words: () => toasts.all().map(({ words }) => words) };
}

describe(Toasts, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows a toast for ten seconds', () => {
    const { toasts, words } = setup();
    toasts.show(FIRST);

    vi.advanceTimersByTime(9_999);
    expect(words()).toEqual(['First']);

    vi.advanceTimersByTime(1);
    expect(words()).toEqual([]);
  });

  it('gives each of several toasts its own ten seconds', () => {
    const { toasts, words } = setup();
    toasts.show(FIRST);
    vi.advanceTimersByTime(9_000);

    toasts.show(SECOND);
    expect(words()).toEqual(['First', 'Second']);

    vi.advanceTimersByTime(9_000);
    expect(words()).toEqual(['Second']);
  });

  it('keeps a toast while it is held, and then for ten seconds', () => {
    const { toasts, words } = setup();
    toasts.show(FIRST);
    toasts.hold();

    vi.advanceTimersByTime(60_000);
    toasts.release();
    vi.advanceTimersByTime(9_999);
    expect(words()).toEqual(['First']);

    vi.advanceTimersByTime(1);
    expect(words()).toEqual([]);
  });

  it('shows the last three of many', () => {
    const { toasts, words } = setup();

    for (const count of ['1', '2', '3', '4', '5']) toasts.show({ words: count });

    expect(words()).toEqual(['3', '4', '5']);
  });
});
