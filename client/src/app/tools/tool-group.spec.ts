import { inputBinding, signal } from '@angular/core';
import { type ToolCall } from '../api/api';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aCall } from '../testing/stories';
import { ToolGroup } from './tool-group';

async function setup(...list: readonly Partial<ToolCall>[]) {
  const calls = signal(list.map((over, index) => aCall({ id: `c${index}`, ...over })));
  return render(ToolGroup, [inputBinding('calls', calls)]);
}

describe(ToolGroup, () => {
  it('folds calls into one line with their time', async () => {
    const { element } = await setup({}, { duration_ms: 800 });

    expect(element.querySelector('details')?.open).toBe(false);
    expect(element.querySelector('summary')?.textContent.replace(/\s+/g, ' ')).toMatch(
      /Used 2 tools\s*tasks\s*Done\s*1\.2 s/,
    );
  });

  it('opens by itself for a failure', async () => {
    const { element } = await setup({}, { status: 'error', error: { code: 'x', message: 'It broke.' } });

    expect(element.querySelector('details')?.open).toBe(true);
  });

  it('names the call that runs', async () => {
    const { element } = await setup({}, { status: 'running', tool_name: 'list_tasks' });

    expect(element.querySelector('summary')?.textContent.replace(/\s+/g, ' ')).toContain('AI is using: list_tasks');
  });

  it('is accessible', async () => {
    const { element } = await setup({}, { status: 'error', error: { code: 'x', message: 'It broke.' } });

    await expectAccessible(element);
  });
});
