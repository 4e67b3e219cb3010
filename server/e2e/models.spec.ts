import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestServer } from './test-server.js';

describe.each(['responses', 'chat'])('A model server that others wrote, with OPENAI_API=%s', (api) => {
  const mock = new LLMock({ port: 0 });
  let server: TestServer;

  beforeAll(async () => {
    mock.onMessage('Greet me', { content: 'Good day, Ada.' });
    mock.onMessage('Remember the milk', ({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { content: 'I put it on your list.' }
        : { toolCalls: [{ name: 'tasks__create_task', arguments: '{"title":"Milk"}' }] },
    );
    const baseUrl = `${await mock.start()}/v1`;
    server = await TestServer.start({
      OPENAI_BASE_URL: baseUrl,
      OPENAI_API_KEY: 'sk-test',
      OPENAI_MODEL: 'gpt-test',
      OPENAI_API: api,
    });
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await mock.stop();
  });

  it('answers', async () => {
    const ada = await server.person('Ada');

    const { assistant_message: answer, run } = await ada.send(await ada.newConversation(), 'Greet me');

    expect(run).toMatchObject({ status: 'completed', model: 'gpt-test' });
    expect(answer.content).toBe('Good day, Ada.');
  });

  it('is the first one where no model is wanted', async () => {
    const ada = await server.person('Ada');
    const path = `/api/chat/conversations/${await ada.newConversation()}/messages`;

    expect(await ada.post(path, { content: 'Greet me', model: null })).toMatchObject({
      status: 201,
      body: { run: { status: 'completed', model: 'gpt-test' } },
    });
  });

  it('uses our tools', async () => {
    const ada = await server.person('Ada');

    const { assistant_message: answer } = await ada.send(await ada.newConversation(), 'Remember the milk');

    expect(answer.tool_calls).toMatchObject([
      { tool_name: 'create_task', arguments: { title: 'Milk' }, status: 'success' },
    ]);
    expect(answer.content).toContain('on your list');
  });
});

describe('A model server that is not there', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_API_KEY: 'sk-secret' });
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('fails the answer with words, keeps the message, and gives no secret away', async () => {
    const ada = await server.person('Ada');
    const id = await ada.newConversation();

    const sent = await ada.send(id, 'Hello');

    expect(sent.run).toMatchObject({ status: 'failed', error: { code: 'model_unavailable' } });
    expect(sent.user_message).toMatchObject({ content: 'Hello', status: 'complete' });
    expect(sent.assistant_message.status).toBe('failed');
    expect(JSON.stringify(sent)).not.toMatch(/sk-secret|127\.0\.0\.1/);
  });
});
