import { CdkMenuItem } from '@angular/cdk/menu';
import { Component, computed, inject, input } from '@angular/core';
import { Icon } from './icon';
import { type IconName } from './icons';
import { Language } from '../words/language';

/** A choice in a menu; its `aria-keyshortcuts` is the key that makes it without the menu, and is shown. */
@Component({
  selector: 'button[app-menu-item], a[app-menu-item]',
  hostDirectives: [{ directive: CdkMenuItem, outputs: ['cdkMenuItemTriggered: chosen'] }],
  imports: [Icon],
  template: `
    @if (icon(); as icon) {
      <app-icon class="i-s" [name]="icon" />
    }
    <ng-content />
    @if (printed(); as key) {
      <span class="keys" aria-hidden="true"
        ><kbd>{{ key }}</kbd></span
      >
    }
  `,
  host: { class: 'menu-item', '[attr.aria-keyshortcuts]': 'shortcut()' },
})
export class MenuItem {
  readonly icon = input<IconName>();
  readonly shortcut = input<string | null>(null, { alias: 'aria-keyshortcuts' }); // eslint-disable-line @angular-eslint/no-input-rename -- it is that attribute, too

  private readonly words = inject(Language).words;
  protected readonly printed = computed(() => {
    const names: Readonly<Record<string, string>> = this.words().common.keys;
    const key = this.shortcut();
    return key && (names[key.toLowerCase()] ?? key);
  });
}
