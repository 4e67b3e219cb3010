import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConversationPage } from '../src/conversations/conversations.dto.js';
import { ChatKitClient } from './chatkit-client.js';
import { BUY, DELIVER, ended, type HeldShop, heldShop, HOLD, told, waiting } from './held-calls.js';
import { type Person } from './person.js';
import { toolCallStates } from './tool-call-states.js';
import { toolsKnown } from './tools-known.js';
import { input } from './waiting-calls.js';

describe('A call that waits for an answer while another one of its run is being made', () => {
  let held: HeldShop;
  let shop: HeldShop['shop'];
  let ada: Person;

  beforeAll(async () => {
    held = await heldShop();
    ({ shop, ada } = held);
  });

  afterAll(() => held[Symbol.asyncDispose]());

  it('takes what a tool of the page has brought', async () => {
    const bob = await held.server.person('Bob');
    await toolsKnown(bob);
    const chat = new ChatKitClient(bob);
    const client_tools = [{ name: 'look', description: 'Looks', parameters: { type: 'object' } }];
    const heard = chat.create(`${HOLD}\ncall page__look {}`, {}, { client_tools });
    await shop.holding();
    const [conversation] = (await bob.get<ConversationPage>('/api/chat/conversations')).body.conversations;
    const thread_id = conversation?.id ?? '';

    const after = chat.stream('threads.add_client_tool_output', { thread_id, result: 'a tree' });
    for await (const event of bob.follow(conversation?.active_run?.id ?? ''))
      if (toolCallStates([event]).some(({ server, status }) => server === 'page' && status === 'success')) break;
    shop.release();

    const events = [...(await heard).events, ...(await after).events];
    expect(events.map(({ type }) => type)).not.toContain('error');
    const [, answer] = (await bob.messages(thread_id)).messages;
    expect(answer?.tool_calls).toMatchObject([{ status: 'success' }, { status: 'success' }]);
    expect(answer?.content).toContain('It came to: "a tree"');
  });

  it('takes the answers to a form', async () => {
    const asked = await waiting(shop, ada, [DELIVER, HOLD]);
    const [call] = asked.calls;

    const wrong = await input(ada, call, { answers: { street: 7 } });
    const right = await input(ada, call, { answers: { street: 'Elm Street' } });
    await told(ada, asked.run.id, call, 'running');
    shop.release();

    expect([wrong.status, right.status, right.body.status]).toEqual([422, 200, 'running']);
    const end = await ended(ada, asked);
    expect(end.calls[0]).toMatchObject({
      status: 'success',
      result: { content: [{ text: 'Delivered to Elm Street' }] },
    });
    expect(end.statuses).not.toContain('awaiting_approval');
  });

  it('takes the answers to the questions of a ChatKit client, which sees them answered at once', async () => {
    const asked = await waiting(shop, ada, [DELIVER, BUY, HOLD]);
    const chat = new ChatKitClient(ada);
    const { data } = await chat.items(asked.id, { order: 'asc' });
    const question = data.find((item) => item.type === 'structured_input');
    const [street, choice] = question?.inputs ?? [];
    const answers = { [street?.id ?? '']: { values: ['Elm Street'] }, [choice?.id ?? '']: { values: ['Allow once'] } };

    const heard = chat.stream('threads.add_structured_input', {
      thread_id: asked.id,
      item_id: question?.id,
      input: { answers },
    });
    for (const call of asked.calls) await told(ada, asked.run.id, call, 'running');
    const meanwhile = (await chat.items(asked.id, { order: 'asc' })).data.find(({ id }) => id === question?.id);
    shop.release();

    expect(question).toMatchObject({ status: 'pending' });
    expect(meanwhile).toMatchObject({ status: 'answered' });
    const shown = (await heard).events.flatMap((event) =>
      'item' in event && event.item.id === question?.id ? [event.item] : [],
    );
    expect(shown).toEqual([meanwhile]);
    expect((await ended(ada, asked)).calls.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
  });
});
