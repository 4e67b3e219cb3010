import { inputBinding } from '@angular/core';
import { render } from '../testing/render';
import { ConversationMenu } from './conversation-menu';

describe(ConversationMenu, () => {
  it.each([
    ['tells the key that deletes', true, 'Delete', 'Del'],
    ['tells no key where none deletes', false, null, undefined],
  ])('%s', async (_what, deletesByKey, shortcut, printed) => {
    const { find, findAll, settle } = await render(ConversationMenu, [
      inputBinding('name', () => 'Plans'),
      inputBinding('deletesByKey', () => deletesByKey),
    ]);

    find('button', 'Menu for Plans').click();
    await settle();

    const [choice] = findAll('menuitem', /^Delete/);
    expect(choice?.getAttribute('aria-keyshortcuts')).toBe(shortcut);
    expect(choice?.querySelector('kbd')?.textContent).toBe(printed);
  });
});
