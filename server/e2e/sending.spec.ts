import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MessageList } from '../src/messages/messages.dto.js';
import { type RunView } from '../src/runs/journal/run.dto.js';
import { type SentMessage } from '../src/runs/runs.dto.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Sending a message', () => {
  let server: TestServer;
  let ada: Person;

  beforeAll(async () => {
    server = await TestServer.start();
    ada = await server.person('Ada');
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('answers when the run is over, with both messages', async () => {
    const id = await ada.newConversation();

    const { status, headers, body } = await ada.post<SentMessage>(`/api/chat/conversations/${id}/messages`, {
      content: '  Hello  ',
    });

    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`/api/chat/runs/${body.run.id}`);
    expect(body.user_message).toMatchObject({
      role: 'user',
      content: 'Hello',
      status: 'complete',
      conversation_id: id,
    });
    expect(body.assistant_message).toMatchObject({ role: 'assistant', status: 'complete', run_id: body.run.id });
    expect(body.assistant_message.content).toContain('Scripted demo model, not an AI');
    expect(body.run).toMatchObject({ status: 'completed', error: null, model: 'demo-scripted' });
  });

  it('answers at once when asked to, and the run goes on by itself', async () => {
    const id = await ada.newConversation();

    const { status, body } = await ada.post<SentMessage>(
      `/api/chat/conversations/${id}/messages`,
      { content: 'Hello' },
      { Prefer: 'respond-async' },
    );

    expect(status).toBe(202);
    expect(body.assistant_message).toMatchObject({ status: 'streaming', content: '' });
    expect((await ada.all(body.run.id)).at(-1)?.event).toMatchObject({
      type: 'run.updated',
      run: { status: 'completed' },
    });
  });

  it('takes messages that come while an answer is written, one after the other', async () => {
    const id = await ada.newConversation();
    const first = await ada.sendAsync(id, 'A long answer of 200 words [[pace:2]]');
    const second = await ada.sendAsync(id, 'Hello');

    expect((await ada.run(second.run.id)).status).toBe('queued');
    await ada.all(second.run.id);

    const [one, two] = await Promise.all([ada.run(first.run.id), ada.run(second.run.id)]);
    expect([one.status, two.status]).toEqual(['completed', 'completed']);
    expect(Date.parse(two.started_at ?? '')).toBeGreaterThanOrEqual(Date.parse(one.finished_at ?? ''));
    const { messages } = await ada.messages(id);
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  });

  it('stores nothing new for a key that was used, and answers with the same run', async () => {
    const id = await ada.newConversation();
    const key = { 'Idempotency-Key': 'once' };

    const [first, second] = await Promise.all([ada.send(id, 'Hello', key), ada.send(id, 'Hello', key)]);

    expect(second.run.id).toBe(first.run.id);
    expect((await ada.messages(id)).total_count).toBe(2);
  });

  it('refuses a key that was used for another message', async () => {
    const id = await ada.newConversation();
    await ada.send(id, 'Hello', { 'Idempotency-Key': 'twice' });

    const { status, body } = await ada.post(
      `/api/chat/conversations/${id}/messages`,
      { content: 'Bye' },
      { 'Idempotency-Key': 'twice' },
    );

    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('answers a question again: what came after it is replaced, not destroyed', async () => {
    const id = await ada.newConversation();
    const first = await ada.send(id, 'Hello');
    const second = await ada.send(id, 'Show code');

    const { status, body } = await ada.post<{ run: RunView }>(`/api/chat/messages/${first.assistant_message.id}/retry`);
    await ada.all(body.run.id);

    expect(status).toBe(202);
    const { messages, total_count: total } = await ada.messages(id);
    expect(total).toBe(2);
    expect(messages.map((message) => message.id)).toEqual([first.user_message.id, body.run.assistant_message_id]);
    const since = await ada.get<MessageList>(`/api/chat/conversations/${id}/messages?since=${second.run.created_at}`);
    expect(since.body.removed_ids).toContain(second.user_message.id);
  });

  it('does not answer again while an answer is being written', async () => {
    const id = await ada.newConversation();
    const { user_message: question, run } = await ada.sendAsync(id, 'A long answer of 100 words [[pace:5]]');

    const { status } = await ada.post(`/api/chat/messages/${question.id}/retry`);

    expect(status).toBe(409);
    await ada.post(`/api/chat/runs/${run.id}/cancel`);
  });

  it('stops an answer and keeps what was said', async () => {
    const id = await ada.newConversation();
    const { run } = await ada.sendAsync(id, 'A long answer of 400 words [[pace:10]]');
    for await (const { event } of ada.follow(run.id)) if (event.type === 'thread.item.updated') break;

    const { body } = await ada.post<RunView>(`/api/chat/runs/${run.id}/cancel`);

    expect(body.status).toBe('cancelled');
    const [, answer] = (await ada.messages(id)).messages;
    expect(answer?.status).toBe('stopped');
    expect((await ada.post<RunView>(`/api/chat/runs/${run.id}/cancel`)).body).toEqual(body);
  });

  it('withdraws a message that still waits its turn', async () => {
    const id = await ada.newConversation();
    const { run: going } = await ada.sendAsync(id, 'A long answer of 200 words [[pace:5]]');
    const { run: waiting } = await ada.sendAsync(id, 'Never mind');
    const { run: third } = await ada.sendAsync(id, 'Hello');

    await ada.post(`/api/chat/runs/${waiting.id}/cancel`);
    await ada.all(going.id);
    await ada.all(third.id);

    expect((await ada.run(third.id)).status).toBe('completed');
    const { messages } = await ada.messages(id);
    expect(messages.filter(({ role }) => role === 'user').map(({ content }) => content)).not.toContain('Never mind');
  });

  it('gives a conversation its first title, and never over one that the user chose', async () => {
    const unnamed = await ada.newConversation();
    const { body: named } = await ada.post<{ id: string }>('/api/chat/conversations', { title: 'Mine' });

    await Promise.all([ada.send(unnamed, 'Hello there'), ada.send(named.id, 'Hello there')]);

    expect((await ada.get(`/api/chat/conversations/${unnamed}`)).body).toMatchObject({
      title: 'Hello there',
      message_count: 2,
    });
    expect((await ada.get(`/api/chat/conversations/${named.id}`)).body).toMatchObject({ title: 'Mine' });
  });

  it('keeps conversations apart: the model is told of one alone', async () => {
    const [cats, boats] = [await ada.newConversation(), await ada.newConversation()];
    await ada.send(cats, 'My cat is called Minka');
    await ada.send(boats, 'My boat is called Albatross');

    const { assistant_message: answer } = await ada.send(cats, 'What did I say before?');

    expect(answer.content).toContain('Minka');
    expect(answer.content).not.toContain('Albatross');
  });
});
