import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askingServer, lastCall, settled } from './asking-server.js';
import { type Person } from './person.js';
import { decide, input } from './waiting-calls.js';

describe('A tool whose server asks the user', () => {
  let asking: Awaited<ReturnType<typeof askingServer>>;
  let ada: Person;

  beforeAll(async () => {
    asking = await askingServer();
    ({ ada } = asking);
  });

  afterAll(() => asking[Symbol.asyncDispose]());

  /** Sends a message, and answers what then stands in the conversation. */
  async function asked(message: string) {
    const id = await ada.newConversation();
    const { run, assistant_message: answer } = await ada.send(id, message);
    return { id, run, call: lastCall(answer.tool_calls) };
  }

  it('shows the form and waits; goes on with the answers', async () => {
    const waiting = await asked('call wiki__ask');
    expect(waiting.run.status).toBe('awaiting_approval');
    expect(waiting.call).toMatchObject({
      status: 'awaiting_approval',
      input_request: {
        message: 'Shall I?',
        mode: 'form',
        requested_schema: { properties: { sure: { type: 'boolean', title: 'Are you sure?' } }, required: ['sure'] },
      },
    });

    const { status, body } = await input(ada, waiting.call, { answers: { sure: true } });

    expect([status, body.status]).toEqual([200, 'running']);
    expect(await settled(ada, waiting)).toMatchObject({
      status: 'success',
      input_request: null,
      attempt: 1,
      result: { structuredContent: { sure: true } },
    });
  });

  it('is answered after a restart', async () => {
    const waiting = await asked('call wiki__ask');
    ada = await asking.restart();

    await input(ada, waiting.call, { answers: { sure: false } });

    expect(await settled(ada, waiting)).toMatchObject({
      status: 'success',
      result: { structuredContent: { sure: false } },
    });
  });

  it('refuses answers that the form does not take, and names the field', async () => {
    const { call } = await asked('call wiki__ask');

    const answers = await Promise.all(
      [{ answers: { sure: 'yes' } }, { answers: {} }, { answers: { sure: true, more: 1 } }, {}, { skipped: false }].map(
        (body) => input(ada, call, body),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    expect(answers.map(({ body }) => (body as unknown as { errors: { field: string }[] }).errors[0]?.field)).toEqual([
      'answers.sure',
      'answers.sure',
      'answers.more',
      'answers',
      'skipped',
    ]);
  });

  it('tells the server when the user does not want to answer', async () => {
    const waiting = await asked('call wiki__ask-many');

    await input(ada, waiting.call, { skipped: true });
    await input(ada, waiting.call, { skipped: true });

    expect(await settled(ada, waiting)).toMatchObject({
      status: 'success',
      result: { content: [{ text: 'declined' }] },
    });
  });

  it('may ask several things, one after the other, and again when it has heard the answers', async () => {
    const waiting = await asked('call wiki__ask-many');
    const messages = [waiting.call.input_request?.message];

    for (const answer of ['one', 'two', 'three']) {
      await input(ada, waiting.call, { answers: { answer } });
      messages.push((await settled(ada, waiting)).input_request?.message);
    }

    expect(messages).toEqual(['First?', 'Second?', 'Third?', undefined]);
    expect(await settled(ada, waiting)).toMatchObject({ result: { content: [{ text: 'one, two, three' }] } });
  });

  it('is stopped when it never has enough', async () => {
    const waiting = await asked('call wiki__ask-forever');

    for (let call = waiting.call; call.status === 'awaiting_approval'; call = await settled(ada, waiting))
      await input(ada, call, { answers: { answer: 'x' } });

    expect(await settled(ada, waiting)).toMatchObject({ status: 'error', error: { code: 'tool_asks_back' } });
  });

  it('offers a page by its whole address, and goes on when the user has agreed', async () => {
    const waiting = await asked('call wiki__visit');
    expect(waiting.call.input_request).toEqual({
      message: 'Please sign in there',
      mode: 'url',
      url: 'https://pay.example/sign-in',
    });

    await input(ada, waiting.call, { answers: {} });

    expect(await settled(ada, waiting)).toMatchObject({
      status: 'success',
      result: { content: [{ text: 'visited' }] },
    });
  });

  it('keeps what the server has for itself from the user and from the model', async () => {
    const waiting = await asked('call wiki__ask');
    await input(ada, waiting.call, { answers: { sure: true } });
    await settled(ada, waiting);

    const shown = JSON.stringify([await ada.all(waiting.run.id), await ada.messages(waiting.id)]);
    const { text: exported } = await ada.file('/api/auth/me/export');

    for (const text of [shown, exported, ...asking.model.requests]) expect(text).not.toContain('only for the server');
  });

  it('takes no answer from a stranger, none twice, and no leave in its place', async () => {
    const eve = await asking.server.person('Eve');
    const { call } = await asked('call wiki__ask');

    const stranger = await input(eve, call, { answers: { sure: true } });
    const leave = await decide(ada, call);
    const first = await input(ada, call, { answers: { sure: true } });
    const second = await input(ada, call, { answers: { sure: true } });

    expect([stranger.status, leave.status, first.status, second.status]).toEqual([404, 409, 200, 409]);
  });

  it('gives way to a new message', async () => {
    const waiting = await asked('call wiki__ask');

    await ada.send(waiting.id, 'Never mind');

    expect(await settled(ada, waiting)).toMatchObject({ status: 'denied', input_request: null });
  });
});
