import { inputBinding, outputBinding } from '@angular/core';
import { type InputItem } from '../api/thread-items';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { InputsForm, type InputsGiven } from './inputs-form';

const ITEM: InputItem = {
  type: 'structured_input',
  id: 'i1',
  created_at: '2026-11-23T14:02:00.000000',
  status: 'pending',
  inputs: [{ id: 'size', question: 'Which size?', type: 'freeform' }],
};

async function setup() {
  const given: InputsGiven[] = [];
  const page = await render(InputsForm, [
    inputBinding('item', () => ITEM),
    outputBinding<InputsGiven>('given', (one) => given.push(one)),
  ]);
  return { ...page, given };
}

describe(InputsForm, () => {
  it('is sent once, however often it is pressed', async () => {
    const { element, find, given, settle } = await setup();
    const area = element.querySelector('textarea');
    if (area) area.value = 'Medium';

    find('button', 'Answer').click();
    find('button', 'Answer').click();
    find('button', 'Skip').click();
    await settle();

    expect(given.map(({ answers }) => answers)).toEqual([
      { status: 'answered', answers: { size: { values: ['Medium'] } } },
    ]);
    expect(find('button', 'Answer').getAttribute('aria-disabled')).toBe('true');
    await expectAccessible(element);
  });

  it('can be sent again, as it was filled in, when it was refused', async () => {
    const { find, given, settle } = await setup();
    find('button', 'Skip').click();

    given[0]?.settled();
    await settle();
    find('button', 'Skip').click();

    expect(given).toHaveLength(2);
  });
});
