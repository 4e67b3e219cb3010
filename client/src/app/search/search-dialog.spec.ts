import { inputBinding, outputBinding } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aHit } from '../testing/stories';
import { SearchDialog } from './search-dialog';
import { SearchStore } from './search-store';

HTMLElement.prototype.scrollIntoView = () => undefined; // jsdom has none

async function setup(...hits: ReturnType<typeof aHit>[]) {
  const find = vi.fn(() => Promise.resolve({ results: hits, next_cursor: null }));
  const search = new SearchStore(find);
  const chosen = vi.fn();
  const view = await render(SearchDialog, [inputBinding('search', () => search), outputBinding('chosen', chosen)]);
  search.write('backup');
  await search.again();
  await view.settle();
  const press = async (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    view.find('combobox').dispatchEvent(event);
    await view.settle();
  };
  return { ...view, search, asked: find, element: view.find('dialog'), chosen, press };
}

describe(SearchDialog, () => {
  it('marks what was found without taking a snippet for markup', async () => {
    const { element } = await setup(aHit({ snippet: '<img src=x> <mark>backup</mark>' }));

    expect(element.querySelector('mark')?.textContent).toBe('backup');
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toContain('<img src=x>');
  });

  it('opens the hit that the arrow keys lead to', async () => {
    const { chosen, press } = await setup(aHit(), aHit({ message_id: 'a2' }));

    await press('ArrowDown');
    await press('Enter');

    expect(chosen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message_id: 'a2' }));
  });

  it('opens nothing with the key that ends putting a word together', async () => {
    const { chosen, press } = await setup(aHit());

    await press('Enter', { keyCode: 229 });

    expect(chosen).not.toHaveBeenCalled();
  });

  it('says that nothing was found', async () => {
    const { find } = await setup();

    expect(find('status').textContent).toContain('Nothing was found for “backup”.');
  });

  it('asks for nothing more once it is closed', async () => {
    const { search, asked, fixture } = await setup();
    vi.useFakeTimers();
    search.write('backups');

    fixture.destroy();
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();

    expect(asked).toHaveBeenCalledOnce();
  });

  it('is accessible', async () => {
    const { element } = await setup(aHit(), aHit({ message_id: null }));

    await expectAccessible(element);
  });
});
