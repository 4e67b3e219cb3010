import { inputBinding } from '@angular/core';
import { Problem } from '../api/problem';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { scriptedChat } from '../testing/scripted-chat';
import { aCall, aMessage, anAnswer } from '../testing/stories';
import { ToolStrip } from './tool-strip';

async function setup(...calls: readonly ReturnType<typeof aCall>[]) {
  const tool_calls = calls.map((call) => ({ ...call, content_offset: 0 }));
  const { chat, source } = scriptedChat('v1', { messages: [aMessage(), anAnswer({ tool_calls })] });
  await chat.open();
  return { ...(await render(ToolStrip, [inputBinding('chat', () => chat)])), chat, source };
}

describe(ToolStrip, () => {
  it('shows the calls of a conversation and what became of them', async () => {
    const { element } = await setup(aCall());

    expect(element.textContent).toContain('Created task');
    await expectAccessible(element);
  });

  it('says at a call why a decision about it was refused', async () => {
    const { element, find, source, settle } = await setup(aCall({ status: 'awaiting_approval' }));
    source.decide = () => Promise.reject(new Problem('conflict', 'Look again.', 409));

    find('button', 'Allow once').click();
    await settle();

    expect(element.textContent).toContain('Look again.');
  });

  it('asks what a server wants to know instead of whether its tool may run', async () => {
    const input_request = { message: 'Which address?', mode: 'form', requested_schema: {} } as const;

    const { element, findAll } = await setup(aCall({ status: 'awaiting_approval', input_request }));

    expect(element.textContent).toContain('Which address?');
    expect(findAll('button', 'Allow once')).toEqual([]);
  });
});
