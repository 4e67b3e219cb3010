import { CdkMenuItemRadio } from '@angular/cdk/menu';
import { Component, input } from '@angular/core';
import { Icon } from './icon';

/** One of several in a menu that exclude each other. */
@Component({
  selector: 'button[app-menu-choice]',
  hostDirectives: [
    {
      directive: CdkMenuItemRadio,
      inputs: ['cdkMenuItemChecked: checked'],
      outputs: ['cdkMenuItemTriggered: chosen'],
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
export class MenuChoice {
  readonly checked = input(false);
}
