import { inputBinding } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { Popover } from './popover';

async function opened() {
  const shown = await render(Popover, [
    inputBinding('label', () => 'Details'),
    inputBinding('buttonLabel', () => 'Tell more'),
  ]);
  shown.find('button', 'Tell more').click();
  await shown.settle();
  return shown;
}

describe(Popover, () => {
  it.each([false, true])('closes when the keyboard goes on from it, backwards too (Shift: %s)', async (shiftKey) => {
    const { find, findAll, settle } = await opened();
    const card = find('dialog', 'Details');
    expect(document.activeElement).toBe(card);

    const goesOn = card.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey, cancelable: true }));
    await settle();

    expect(goesOn).toBe(true);
    expect(findAll('dialog')).toEqual([]);
    expect(document.activeElement).toBe(find('button', 'Tell more'));
  });

  it('is accessible', async () => {
    const { find } = await opened();

    await expectAccessible(find('dialog', 'Details'));
  });
});
