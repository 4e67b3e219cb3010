import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foldedText } from './folded-text.js';
import { type NumberedEvent, type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('The events of a run', () => {
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('add up to what is stored', async () => {
    const id = await ada.newConversation();

    const events = await Array.fromAsync(ada.stream(id, 'Show markdown'));

    expect(events.map((event) => event.id)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.event).toMatchObject({ type: 'run.updated', run: { status: 'queued' } });
    expect(last(events)).toMatchObject({ type: 'run.updated', run: { status: 'completed' } });
    const { messages } = await ada.messages(id);
    expect(foldedText(events.map(({ event }) => event))).toBe(messages[1]?.content);
  });

  it('are told again from any of them', async () => {
    const { run } = await ada.send(await ada.newConversation(), 'Show code');
    const whole = await ada.all(run.id);

    const rest = await ada.all(run.id, 4);

    expect(rest).toEqual(whole.slice(4));
  });

  it('end at once for a reader who has everything', async () => {
    const { run } = await ada.send(await ada.newConversation(), 'Hello');
    const whole = await ada.all(run.id);

    expect(await ada.all(run.id, whole.length)).toEqual([]);
  });

  it('end for a reader who asks for some that are yet to come, like for any other', async () => {
    const { run } = await ada.sendAsync(await ada.newConversation(), 'A long answer of 60 words [[pace:3]]');

    const events = await ada.all(run.id, 999_999);

    expect(last(events)).toMatchObject({ run: { status: 'completed' } });
  });

  it('go on when the reader leaves', async () => {
    const id = await ada.newConversation();
    const reading = ada.stream(id, 'A long answer of 300 words [[pace:5]]');
    await reading.next();
    await reading.return(undefined);

    const { messages } = await ada.messages(id);
    await ada.all(messages[1]?.run_id ?? '');

    expect((await ada.messages(id)).messages[1]?.status).toBe('complete');
  });
});

function last(events: readonly NumberedEvent[]) {
  return events.at(-1)?.event;
}
