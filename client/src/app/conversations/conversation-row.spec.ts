import { inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aConversation } from '../testing/stories';
import { ConversationRow } from './conversation-row';

async function setup(over: Parameters<typeof aConversation>[0] = {}) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const [renamed, exported, deleting] = [vi.fn(), vi.fn(), vi.fn()];
  const view = await render(ConversationRow, [
    inputBinding('conversation', () => aConversation(over)),
    outputBinding('renamed', renamed),
    outputBinding('exported', exported),
    outputBinding('deleting', deleting),
  ]);
  const press = async (role: string, key: string) => {
    view.find(role).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await view.settle();
  };
  return { ...view, renamed, exported, deleting, press };
}

HTMLElement.prototype.hidePopover = () => undefined; // jsdom has none

describe(ConversationRow, () => {
  it('is renamed in its place with F2 and Enter', async () => {
    const { find, findAll, press, renamed } = await setup();
    await press('link', 'F2');
    const field = find('textbox', 'Title');
    if (field instanceof HTMLInputElement) field.value = 'Plan the month';
    field.dispatchEvent(new Event('input'));

    await press('textbox', 'Enter');

    expect(renamed).toHaveBeenCalledExactlyOnceWith('Plan the month');
    expect(findAll('textbox')).toEqual([]);
  });

  it('keeps its title when the renaming is given up', async () => {
    const { findAll, press, renamed } = await setup();
    await press('link', 'F2');

    await press('textbox', 'Escape');

    expect(renamed).not.toHaveBeenCalled();
    expect(findAll('link')).toHaveLength(1);
  });

  it('asks to be deleted with Delete', async () => {
    const { press, deleting } = await setup();

    await press('link', 'Delete');

    expect(deleting).toHaveBeenCalledOnce();
  });

  it('is exported in the form that is chosen', async () => {
    const { find, exported } = await setup();
    find('button', /^Menu for/).click();

    find('menuitem', 'Export as Markdown').click();

    expect(exported).toHaveBeenCalledWith('markdown');
  });

  it('tells what it waits for', async () => {
    const { element } = await setup({ active_run: { id: 'r1', status: 'awaiting_approval' } });

    expect(element.textContent).toContain('Waits for your approval');
  });

  it('is accessible, also while it is renamed', async () => {
    const { element, press } = await setup({ unread: true });
    await expectAccessible(element);

    await press('link', 'F2');
    await expectAccessible(element);
  });
});
