import { CdkMenuItemCheckbox } from '@angular/cdk/menu';
import { Component, input } from '@angular/core';
import { Icon } from './icon';

/** Something in a menu that is on or off. */
@Component({
  selector: 'button[app-menu-check]',
  hostDirectives: [
    {
      directive: CdkMenuItemCheckbox,
      inputs: ['cdkMenuItemChecked: checked'],
      outputs: ['cdkMenuItemTriggered: toggled'],
    },
  ],
  imports: [Icon],
  template: `
    <ng-content />
    @if (checked()) {
      <app-icon class="i-s menu-checked" name="check" />
    }
  `,
  host: { class: 'menu-item' },
})
export class MenuCheck {
  readonly checked = input(false);
}
