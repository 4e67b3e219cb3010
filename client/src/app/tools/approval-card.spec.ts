import { inputBinding, outputBinding } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aCall } from '../testing/stories';
import { ApprovalCard } from './approval-card';

async function setup() {
  const decided = vi.fn();
  const call = aCall({
    tool_name: 'delete_task',
    arguments: { id: 't1', due_at: '2026-11-27T09:00:00Z', permanent: true },
    status: 'awaiting_approval',
  });
  const view = await render(ApprovalCard, [
    inputBinding('call', () => call),
    inputBinding('effect', () => 'destructive'),
    outputBinding('decided', decided),
  ]);
  return { ...view, decided };
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

  it.each([
    ['Allow once', 'once'],
    ['Allow in this conversation', 'conversation'],
    ['Always allow', 'always'],
  ])('answers “%s” for %s', async (name, scope) => {
    const { find, decided } = await setup();

    find('button', name).click();

    expect(decided).toHaveBeenCalledWith({ decision: 'approve', scope });
  });

  it('denies with the reason that the assistant reads, and only once', async () => {
    const { element, find, decided, settle } = await setup();
    const reason = element.querySelector('input');
    if (reason) reason.value = ' Keep it. ';

    find('button', 'Deny').click();
    await settle();
    find('button', 'Deny').click();

    expect(decided.mock.calls).toEqual([[{ decision: 'deny', scope: 'once', reason: 'Keep it.' }]]);
  });

  it('is accessible', async () => {
    await expectAccessible((await setup()).element);
  });
});
