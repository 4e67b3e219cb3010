import { Component, inject } from '@angular/core';
import { Icon } from '../ui/icon';
import { Popover } from '../ui/popover';
import { Language } from '../words/language';

/** Says that answers come from a script, and when pressed how to get a real model. */
@Component({
  selector: 'app-demo-badge',
  imports: [Icon, Popover],
  template: `
    <app-popover buttonClass="demo" [label]="t().chat.demo.wide">
      <span class="words" popoverButton
        ><app-icon class="i-s" name="info" /><span
          ><span class="wide">{{ t().chat.demo.wide }}</span
          ><span class="narrow">{{ t().chat.demo.narrow }}</span
          >{{ t().chat.demo.after }}</span
        ></span
      >
      <p>{{ t().welcome.scripted.before }}<code>OPENAI_API_KEY</code>{{ t().welcome.scripted.after }}</p>
      <p>{{ t().chat.demo.files }}</p>
    </app-popover>
  `,
  styles: `
    .words {
      display: inline-flex;
      align-items: center;
      gap: var(--ck-1-5);
    }
    .narrow {
      display: none;
    }
    p + p {
      margin-block-start: var(--ck-2);
      color: var(--ck-muted);
    }
    @media (max-width: 767.98px) {
      .wide {
        display: none;
      }
      .narrow {
        display: inline;
      }
    }
  `,
})
export class DemoBadge {
  protected readonly t = inject(Language).words;
}
