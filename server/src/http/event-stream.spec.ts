import { describe, expect, it } from '@jest/globals';
import { eventStream, type ServerSentEvent } from './event-stream.js';

describe(eventStream, () => {
  async function* batches(...all: ServerSentEvent[][]): AsyncGenerator<ServerSentEvent[]> {
    for (const batch of all) yield await Promise.resolve(batch);
  }

  it('frames each event, numbered where it has a number', async () => {
    const text = await eventStream(
      batches(
        [
          { id: 1, data: '{"a":1}' },
          { id: 2, data: '{}' },
        ],
        [{ data: '[]' }],
      ),
    ).text();

    expect(text).toBe('id: 1\ndata: {"a":1}\n\nid: 2\ndata: {}\n\ndata: []\n\n');
  });

  it('opens a quiet stream at once: an empty batch is a comment', async () => {
    expect(await eventStream(batches([])).text()).toBe(':\n');
  });

  it('ends what it reads when the reader leaves', async () => {
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    async function* endless(): AsyncGenerator<ServerSentEvent[]> {
      try {
        for (;;) yield await Promise.resolve([{ data: '1' }]);
      } finally {
        resolve('ended');
      }
    }

    const reader = eventStream(endless()).body?.getReader();
    await reader?.read();
    await reader?.cancel();

    expect(await ended).toBe('ended');
  });

  it('may not be kept or changed on its way', () => {
    const { headers } = eventStream(batches());

    expect(headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('Cache-Control')).toBe('no-cache, no-transform');
    expect(headers.get('X-Accel-Buffering')).toBe('no');
  });
});
