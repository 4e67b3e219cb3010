import { inputBinding, outputBinding, signal } from '@angular/core';
import { type ToolCall } from '../api/api';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aCall } from '../testing/stories';
import { ApprovalCard } from './approval-card';

async function setup(over: Partial<ToolCall> = {}) {
  const [decided, busy] = [vi.fn(), signal(false)];
  const call = aCall({
    tool_name: 'delete_task',
    arguments: { id: 't1', due_at: '2026-11-27T09:00:00Z', permanent: true },
    status: 'awaiting_approval',
    ...over,
  });
  const view = await render(ApprovalCard, [
    inputBinding('call', () => call),
    inputBinding('effect', () => 'destructive'),
    inputBinding('busy', busy),
    outputBinding('decided', decided),
  ]);
  return { ...view, busy, decided };
}

describe(ApprovalCard, () => {
  it('shows exactly what will be sent', async () => {
    const { element } = await setup();

    expect([...element.querySelectorAll('dd')].map((field) => field.textContent)).toEqual([
      't1',
      '2026-11-27T09:00:00Z',
      'true',
    ]);
    expect(element.textContent).toContain('Destructive');
  });

  it('spells out what hides in the name of a field', async () => {
    const { element } = await setup({ arguments: { 'to\u{e0100}\u202e': 'Ada' } });

    expect(element.querySelector('dt')?.textContent).toBe('to‹U+E0100›‹U+202E›');
  });

  it.each([
    ['Allow once', 'once'],
    ['Allow in this conversation', 'conversation'],
    ['Always allow', 'always'],
  ])('answers “%s” for %s', async (name, scope) => {
    const { find, decided } = await setup();

    find('button', name).click();

    expect(decided).toHaveBeenCalledWith({ decision: 'approve', scope });
  });

  it('offers nothing but to deny what only the page that brought the tool can do', async () => {
    const { element, find, decided } = await setup({ server: 'page' });

    find('button', 'Deny').click();

    expect(element.textContent).not.toContain('Allow');
    expect(decided).toHaveBeenCalledWith({ decision: 'deny', scope: 'once' });
    await expectAccessible(element);
  });

  it('says when the tool is not any more what was allowed', async () => {
    expect((await setup()).element.textContent).not.toContain('changed since');
    expect((await setup({ tool_changed: true })).element.textContent).toContain('changed since you allowed it');
  });

  it('shows the same as JSON when asked', async () => {
    const { element, find, settle } = await setup();

    find('button', 'JSON').click();
    await settle();

    expect(JSON.parse(element.querySelector('pre')?.textContent ?? '')).toMatchObject({ id: 't1', permanent: true });
  });

  it('denies with the reason that the assistant reads, and takes no second answer meanwhile', async () => {
    const { element, find, busy, decided, settle } = await setup();
    const reason = element.querySelector('input');
    if (reason) reason.value = ' Keep it. ';

    find('button', 'Deny').click();
    busy.set(true);
    await settle();
    find('button', 'Deny').click();

    expect(decided.mock.calls).toEqual([[{ decision: 'deny', scope: 'once', reason: 'Keep it.' }]]);
  });

  it('is accessible', async () => {
    await expectAccessible((await setup()).element);
  });
});
