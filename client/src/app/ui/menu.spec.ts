import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, signal } from '@angular/core';
import { render } from '../testing/render';
import { Dialog } from './dialog';
import { Menu } from './menu';
import { MenuItem } from './menu-item';

@Component({
  imports: [CdkMenuTrigger, Dialog, Menu, MenuItem],
  template: `
    <app-dialog kind="drawer" [label]="name" (closed)="isClosed.set(true)">
      <button type="button" [cdkMenuTriggerFor]="menu">{{ name }}</button>
    </app-dialog>
    <ng-template #menu>
      <div appMenu>
        <button app-menu-item>{{ name }}</button>
      </div>
    </ng-template>
  `,
})
class Drawer {
  readonly name = 'more';
  readonly isClosed = signal(false);
}

describe(Menu, () => {
  it('is closed by Escape wherever the focus is, and the drawer that it opened from stays', async () => {
    const { find, findAll, fixture, settle } = await render(Drawer);
    await vi.waitFor(() => find('button', 'more'));
    const press = async (target: Element) => {
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true, cancelable: true }),
      );
      await settle();
    };
    find('button', 'more').click();
    await settle();
    expect(findAll('menu')).toHaveLength(1);

    await press(document.body);
    expect(findAll('menu')).toHaveLength(0);
    expect(fixture.componentInstance.isClosed()).toBe(false);
    await press(document.body);

    await vi.waitFor(() => {
      expect(fixture.componentInstance.isClosed()).toBe(true);
    });
  });
});
