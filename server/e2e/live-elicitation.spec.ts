import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askingServer, settled } from './asking-server.js';
import { type Person } from './person.js';
import { toolCallStates } from './tool-call-states.js';
import { input } from './waiting-calls.js';

describe('A tool whose server is of 2025, and asks while its call stays open,', () => {
  let asking: Awaited<ReturnType<typeof askingServer>>;
  let ada: Person;

  beforeAll(async () => {
    asking = await askingServer({ isLegacy: true });
    ({ ada } = asking);
  });

  afterAll(() => asking[Symbol.asyncDispose]());

  /** Sends a message without waiting for the answer, and reads on until its call asks. */
  async function askedNow(tool = 'ask-live') {
    const id = await ada.newConversation();
    const { run } = await ada.sendAsync(id, `call wiki__${tool}`);
    for await (const event of ada.follow(run.id))
      for (const call of toolCallStates([event])) if (call.input_request) return { id, run, call };
    throw new Error('Nothing was asked');
  }

  it('shows the same form while the call stays open, and gets the answer through any process', async () => {
    const waiting = await askedNow();
    await using second = await asking.start();

    const wrong = await input(ada, waiting.call, { answers: { when: 7 } });
    const stranger = await input(await asking.server.person('Eve'), waiting.call, { answers: { when: 'now' } });
    const right = await input(ada.at(second.url), waiting.call, { answers: { when: 'now' } });
    const again = await input(ada, waiting.call, { answers: { when: 'later' } });

    expect(waiting.call).toMatchObject({
      status: 'awaiting_approval',
      input_request: { message: 'Now?', mode: 'form' },
    });
    expect([wrong.status, stranger.status, right.status, again.status]).toEqual([422, 404, 200, 409]);
    expect(await settled(ada, waiting)).toMatchObject({
      status: 'success',
      input_request: null,
      attempt: 1,
      result: { content: [{ text: 'accept' }], structuredContent: { when: 'now', sure: true } },
    });
    expect((await ada.run(waiting.run.id)).status).toBe('completed');
  });

  it('hears that the user does not want to answer', async () => {
    const waiting = await askedNow();

    await input(ada, waiting.call, { skipped: true });

    expect(await settled(ada, waiting)).toMatchObject({
      status: 'success',
      result: { content: [{ text: 'decline' }] },
    });
  });

  it('is heard one question after the other, also when it asks both at once', async () => {
    const { id, run, call } = await askedNow('ask-both');
    const told: string[] = [];

    for await (const event of ada.follow(run.id))
      for (const { input_request: request } of toolCallStates([event]))
        if (request && told.push(request.message)) await input(ada, call, { answers: { when: request.message } });

    expect(told).toEqual(['First?', 'Second?']);
    expect(await settled(ada, { id, run })).toMatchObject({ result: { content: [{ text: 'First?, Second?' }] } });
  });

  it('is left when the user stops the answer', async () => {
    const waiting = await askedNow();

    await ada.post(`/api/chat/runs/${waiting.run.id}/cancel`);

    expect(await settled(ada, waiting)).toMatchObject({ status: 'unknown_outcome', input_request: null });
    expect((await input(ada, waiting.call, { answers: { when: 'now' } })).status).toBe(409);
  });

  it('is a call whose outcome nobody knows when the process ends meanwhile', async () => {
    const waiting = await askedNow();

    ada = await asking.restart();

    expect(await settled(ada, waiting)).toMatchObject({ status: 'unknown_outcome', input_request: null });
    expect((await ada.run(waiting.run.id)).status).toBe('awaiting_approval');
  });
});
