import { Component } from '@angular/core';

const ADDRESSES = [
  'messages',
  'tools',
  'cards',
  'composers',
  'notices',
  'lists',
  'search',
  'search?mood=empty',
  'search?mood=loading',
  'search?mood=failed',
  'confirm',
  'shortcuts',
  'menu',
  'menu?mood=account',
  'menu?mood=task',
  'popover',
  'panel',
  'panel?mood=empty',
  'panel?mood=loading',
  'panel?mood=failed',
  'panel?of=answer',
  'panel?of=answer&mood=loading',
  'panel?of=answer&mood=failed',
  'tip',
  'drawer',
  'fields',
  'widgets',
  'sign-in',
  'sign-in?refusal=account-exists',
  'tasks',
  'tasks?mood=empty',
  'tasks?mood=loading',
  'tasks?mood=failed',
  'settings/tools',
  'settings/tools?mood=empty',
  'settings/tools?mood=loading',
  'settings/tools?mood=failed',
  'settings/tokens',
  'settings/tokens?mood=empty',
];

/** The scenes that there are. A mood says how the server is in a scene. */
@Component({
  selector: 'app-contents',
  template: `
    <h1>Gallery</h1>
    <ul>
      @for (address of addresses; track address) {
        <li>
          <a class="link" [href]="address">{{ address }}</a>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--ck-8) var(--ck-gutter);
    }
    li {
      padding-block: var(--ck-1);
    }
  `,
})
export class Contents {
  protected readonly addresses = ADDRESSES;
}
