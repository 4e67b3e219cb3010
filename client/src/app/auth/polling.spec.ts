import { Polling } from './polling';

function setup() {
  const look = vi.fn(() => Promise.resolve());
  const polling = new Polling(look);
  polling.start();
  return { look, polling };
}

function hide(isHidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe(Polling, () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => (vi.useRealTimers(), vi.restoreAllMocks()));

  it('looks every two seconds while the person is active', async () => {
    const { look, polling } = setup();

    await vi.advanceTimersByTimeAsync(10_000);

    expect(look).toHaveBeenCalledTimes(5);
    polling.stop();
  });

  it('looks every ten seconds once they rest', async () => {
    const { look, polling } = setup();
    await vi.advanceTimersByTimeAsync(40_000);
    look.mockClear();

    await vi.advanceTimersByTimeAsync(60_000);

    expect(look).toHaveBeenCalledTimes(6);
    polling.stop();
  });

  it('looks once a minute while the page is hidden', async () => {
    const { look, polling } = setup();
    hide(true);

    await vi.advanceTimersByTimeAsync(180_000);

    expect(look).toHaveBeenCalledTimes(3);
    polling.stop();
  });

  it('is back to two seconds as soon as the person is', async () => {
    const { look, polling } = setup();
    hide(true);
    await vi.advanceTimersByTimeAsync(70_000);
    look.mockClear();

    hide(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(look).toHaveBeenCalledTimes(1);

    await vi.advanceTimersByTimeAsync(60_000);
    look.mockClear();
    dispatchEvent(new Event('pointermove'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(look).toHaveBeenCalledTimes(1);
    polling.stop();
  });

  it('waits for one look to end before the next, also when it fails', async () => {
    const { look, polling } = setup();
    look.mockImplementation(() => new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), 5_000)));

    await vi.advanceTimersByTimeAsync(9_500);

    expect(look).toHaveBeenCalledTimes(2);
    polling.stop();
  });

  it('looks no more when it is stopped, even in the middle of a look', async () => {
    const { look, polling } = setup();
    look.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    await vi.advanceTimersByTimeAsync(2_500);

    polling.stop();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(look).toHaveBeenCalledTimes(1);
  });
});
