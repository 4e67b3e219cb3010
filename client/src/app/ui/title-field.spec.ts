import { inputBinding, outputBinding } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { TitleField } from './title-field';

async function setup() {
  const [renamed, cancelled] = [vi.fn(), vi.fn()];
  const view = await render(TitleField, [
    inputBinding('title', () => 'Plan the week'),
    outputBinding('renamed', renamed),
    outputBinding('cancelled', cancelled),
  ]);
  const press = async (key: string, init: KeyboardEventInit = {}) => {
    view.find('textbox').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
    await view.settle();
  };
  const write = async (text: string) => {
    const field = view.find('textbox');
    if (field instanceof HTMLInputElement) field.value = text;
    field.dispatchEvent(new Event('input'));
    await view.settle();
  };
  return { ...view, renamed, cancelled, press, write };
}

describe(TitleField, () => {
  it('keeps a new title with Enter', async () => {
    const { renamed, press, write } = await setup();
    await write('  Plan the month ');

    await press('Enter');

    expect(renamed).toHaveBeenCalledWith('Plan the month');
  });

  it('gives up with Escape', async () => {
    const { renamed, cancelled, press, write } = await setup();
    await write('Plan the month');

    await press('Escape');

    expect(cancelled).toHaveBeenCalledOnce();
    expect(renamed).not.toHaveBeenCalled();
  });

  it.each([
    ['while a word is put together', { isComposing: true }],
    ['at the key that ends putting a word together', { keyCode: 229 }],
  ])('stays as it is %s', async (_what, init) => {
    const { renamed, cancelled, press, write } = await setup();
    await write('Plan the month');

    await press('Enter', init);
    await press('Escape', init);

    expect([renamed.mock.calls, cancelled.mock.calls]).toEqual([[], []]);
  });

  it('takes an unchanged title for giving up', async () => {
    const { renamed, cancelled, press } = await setup();

    await press('Enter');

    expect(cancelled).toHaveBeenCalledOnce();
    expect(renamed).not.toHaveBeenCalled();
  });

  it.each([
    ['', 'A title has at least one character.'],
    ['x'.repeat(201), 'A title has at most 200 characters.'],
  ])('says in words what is wrong with a title', async (text, words) => {
    const { find, renamed, press, write } = await setup();
    await write(text);

    await press('Enter');

    expect(find('alert').textContent).toContain(words);
    expect(renamed).not.toHaveBeenCalled();
  });

  it('is accessible', async () => {
    const { element, press, write } = await setup();
    await write('');
    await press('Enter');

    await expectAccessible(element);
  });
});
