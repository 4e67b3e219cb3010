import { describe, expect, it } from '@jest/globals';
import { AgentService } from './agent.service.js';
import { type AnswerState } from './answer-state.js';
import { type TranscriptTurn } from './model.js';
import { ChatModel } from './models/chat-model.js';
import { asking, hurried } from './models/testing/hear.js';
import { scriptedServer } from './models/testing/scripted-server.js';
import { McpToolbox } from './tools/mcp-toolbox.js';

const TOO_LONG = { status: 400, body: { error: { code: 'context_length_exceeded', message: 'Too long' } } };
const HELLO = [chunk({ content: 'Hello' }, 'stop')];
const toolbox = new McpToolbox([], { id: 'ada' }, 100);

describe(AgentService, () => {
  it('leaves the older half out when the model finds the conversation too long', async () => {
    await using server = await scriptedServer(TOO_LONG, HELLO);

    const events = await step(server.baseUrl, talk(40));

    expect(events.at(-1)).toMatchObject({ type: 'replied', reply: { text: 'Hello' } });
    const [whole, half] = server.asked.map(said);
    expect(whole).toHaveLength(41);
    expect(half?.length).toBeGreaterThan(15);
    expect(half?.length).toBeLessThan(25);
    expect(half).toEqual(whole?.slice(-(half?.length ?? 0)));
  });

  it('gives up once nothing more can be left out', async () => {
    await using server = await scriptedServer(TOO_LONG);

    await expect(step(server.baseUrl, talk(40))).rejects.toMatchObject({ kind: 'context_length' });

    expect(server.asked.length).toBeLessThanOrEqual(6);
    expect(said(server.asked.at(-1)).at(-1)).toBe('The question');
  });

  it('does not say anything twice: after the first word the failure is final', async () => {
    const failure = { error: { code: 'context_length_exceeded', message: 'Too long' } };
    await using server = await scriptedServer([chunk({ content: 'Hel' }), failure], HELLO);

    await expect(step(server.baseUrl, talk(40))).rejects.toMatchObject({ kind: 'context_length' });

    expect(server.asked).toHaveLength(1);
  });

  it('shows a model no more than its window holds', async () => {
    await using server = await scriptedServer(HELLO);

    await step(server.baseUrl, talk(40, 1_000), 'gpt-4');

    expect(said(server.asked[0]).length).toBeLessThan(20);
    expect(said(server.asked[0]).at(-1)).toBe('The question');
  });
});

async function step(baseUrl: string, transcript: readonly TranscriptTurn[], model = 'demo-scripted') {
  const answer: AnswerState = { question: { ...asking('', { model }), transcript }, steps: [] };
  const agent = new AgentService(hurried(ChatModel, baseUrl));
  return await Array.fromAsync(agent.step(answer, toolbox, new AbortController().signal));
}

/** A conversation of so many messages before its question. */
function talk(messages: number, length = 10): TranscriptTurn[] {
  const before = Array.from({ length: messages }, (_, i): TranscriptTurn => {
    const text = `${i} `.padEnd(length, '.');
    return i % 2 === 0 ? { role: 'user', text } : { role: 'assistant', text, calls: [] };
  });
  return [...before, { role: 'user', text: 'The question' }];
}

/** What a request tells the model, without the instructions. */
function said(asked: unknown): string[] {
  const { messages } = asked as { messages: { content: string }[] }; // a request of Chat Completions
  return messages.slice(1).map(({ content }) => content);
}

function chunk(delta: object, finish_reason: string | null = null): object {
  return { object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] };
}
