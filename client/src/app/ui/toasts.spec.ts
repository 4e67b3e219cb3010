import { Toasts } from './toasts';

describe(Toasts, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows a toast for ten seconds', () => {
    const toasts = new Toasts();
    toasts.show({ words: 'Conversation deleted' });

    vi.advanceTimersByTime(9_999);
    expect(toasts.current()?.words).toBe('Conversation deleted');

    vi.advanceTimersByTime(1);
    expect(toasts.current()).toBeNull();
  });

  it('gives a second toast its own ten seconds', () => {
    const toasts = new Toasts();
    toasts.show({ words: 'First' });
    vi.advanceTimersByTime(9_000);

    toasts.show({ words: 'Second' });
    vi.advanceTimersByTime(9_000);

    expect(toasts.current()?.words).toBe('Second');
  });
});
