import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ChatKitClient } from './chatkit-client.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';

describe('Dictation', () => {
  const audio_base64 = Buffer.alloc(400_000, 'words ').toString('base64');
  const params = { audio_base64, mime_type: 'audio/webm;codecs=opus' };

  /** A Chatkeep whose model server hears what is said, and answers as told. */
  const setup = async (stack: AsyncDisposableStack, settings: Readonly<Record<string, string>> = {}) => {
    const heard: string[] = [];
    const answer = {
      text: 'Buy milk',
      status: 200,
      isSilent: false,
      wasHeard: Promise.withResolvers<undefined>(),
      wasLeft: Promise.withResolvers<undefined>(),
    };
    const speech = createServer((request, response) => {
      response.on('close', () => !response.writableEnded && answer.wasLeft.resolve(undefined));
      void buffer(request).then((body) => {
        heard.push(`${request.url} ${JSON.stringify(request.headers)} ${body.toString('latin1')}`);
        answer.wasHeard.resolve(undefined);
        if (answer.isSilent) return;
        response
          .writeHead(answer.status, { 'Content-Type': 'application/json' })
          .end(JSON.stringify(answer.status === 200 ? { text: answer.text } : { error: { message: 'Not you' } }));
      });
    });
    speech.listen(0, '127.0.0.1');
    await once(speech, 'listening');
    stack.defer(async () => {
      speech.closeAllConnections();
      await new Promise((resolve) => speech.close(resolve));
    });
    const { port } = speech.address() as AddressInfo; // it listens on a port
    const base = { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, ...settings };
    return { server: stack.use(await TestServer.start(base)), heard, answer };
  };

  it('has a limit of its own for each user', async () => {
    await using stack = new AsyncDisposableStack();
    const { server, heard } = await setup(stack, { RATE_LIMIT_MESSAGES_PER_MINUTE: '2' });
    const [ada, eve] = await Promise.all(['Ada', 'Eve'].map((name) => server.person(name)));
    const say = (person: Person | undefined) => person?.post('/api/chatkit', { type: 'input.transcribe', params });

    const answers = [await say(ada), await say(ada), await say(ada), await say(eve)];

    expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 429, 200]);
    expect(answers[2]?.body).toMatchObject({
      code: 'rate_limited',
      detail: expect.stringContaining('2 times a minute'),
    });
    expect(heard).toHaveLength(3);
    const path = `/api/chat/conversations/${await ada?.newConversation()}/messages`;
    expect((await ada?.post(path, { content: 'Hello' }, { Prefer: 'respond-async' }))?.status).toBe(202);
  });

  it('ends at the model server when whoever spoke has left', async () => {
    await using stack = new AsyncDisposableStack();
    const { server, heard, answer } = await setup(stack);
    const ada = await server.person('Ada');
    answer.isSilent = true;
    const leaving = new AbortController();

    const asked = fetch(`${server.url}/api/chatkit`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${ada.token}` },
      body: JSON.stringify({ type: 'input.transcribe', params }),
      signal: leaving.signal,
    });
    await answer.wasHeard.promise;
    leaving.abort();

    await expect(asked).rejects.toThrow();
    await answer.wasLeft.promise;
    expect(heard).toHaveLength(1);
  });

  it('is transcribed by the model server', async () => {
    await using stack = new AsyncDisposableStack();
    const { server, heard } = await setup(stack);
    const chat = new ChatKitClient(await server.person('Ada'));

    const { text } = await chat.plain<{ text: string }>('TranscriptionResponse', 'input.transcribe', params);
    const strange = await chat.ask('input.transcribe', { ...params, mime_type: 'video/mp4' });

    expect(text).toBe('Buy milk');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^\/v1\/audio\/transcriptions [^]*filename="speech.webm"[^]*words words/);
    expect(heard[0]).toContain('gpt-4o-mini-transcribe');
    expect(strange.status).toBe(422);
  });

  it('tells the model server nothing that the settings do not name', async () => {
    await using stack = new AsyncDisposableStack();
    process.env['OPENAI_ORG_ID'] = 'org-of-somebody';
    process.env['OPENAI_PROJECT_ID'] = 'project-of-somebody';
    stack.defer(() => {
      delete process.env['OPENAI_ORG_ID'];
      delete process.env['OPENAI_PROJECT_ID'];
    });
    const { server, heard } = await setup(stack);
    const ada = await server.person('Ada');

    await ada.post('/api/chatkit', { type: 'input.transcribe', params });

    expect(heard).toHaveLength(1);
    expect(heard[0]).not.toContain('of-somebody');
  });

  it('says in the log why the model server has refused it', async () => {
    await using stack = new AsyncDisposableStack();
    const { server, answer } = await setup(stack);
    const ada = await server.person('Ada');
    const lines: string[] = [];
    Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: (line: string) => lines.push(line) });
    stack.defer(() => {
      Logger.overrideLogger(false);
    });
    answer.status = 401;

    const { status } = await ada.post('/api/chatkit', { type: 'input.transcribe', params });

    expect(status).toBe(503);
    expect(lines.join()).toMatch(/^Speech was not transcribed: auth: .*Not you/);
  });
});
