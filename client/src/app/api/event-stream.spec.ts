import { eventsOf, pause } from './event-stream';

const NEVER = new AbortController().signal;

function response(text: string): Response {
  return new Response(text, { headers: { 'Content-Type': 'text/event-stream' } });
}

describe(eventsOf, () => {
  it('tells each event with its id, and passes comments over', async () => {
    const events = eventsOf(response(': hello\n\nid: 7\ndata: {"n":1}\n\ndata: {"n":2}\n\n'), NEVER);

    expect(await Array.fromAsync(events)).toEqual([
      { id: '7', data: { n: 1 } },
      { id: undefined, data: { n: 2 } },
    ]);
  });

  it('throws a line that breaks as being offline', async () => {
    const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError('network error')) });

    await expect(Array.fromAsync(eventsOf(new Response(broken), NEVER))).rejects.toMatchObject({
      isOffline: true,
    });
  });
});

describe(pause, () => {
  it('ends at once when nobody waits any more, also when that was so before', async () => {
    vi.useFakeTimers();
    const leaving = new AbortController();
    const during = pause(5, leaving.signal);

    leaving.abort();
    await during;
    await pause(5, leaving.signal);

    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});
