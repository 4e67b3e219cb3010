import { CdkMenu } from '@angular/cdk/menu';
import { Directive } from '@angular/core';

/** The list that a menu's button opens; the Escape that closes it closes nothing beneath it. */
@Directive({
  selector: '[appMenu]',
  hostDirectives: [CdkMenu],
  host: { class: 'menu', '(keydown.escape)': '$event.stopPropagation()' },
})
export class Menu {}
