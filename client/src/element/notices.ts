import { Component, inject, input, output } from '@angular/core';
import { type Notice } from '../app/chatkit/thread';
import { Markdown } from '../app/markdown/markdown';
import { Icon } from '../app/ui/icon';
import { Language } from '../app/words/language';
import { Tip } from '../app/ui/tip';

const TONES = { info: '', warning: 'banner-warning', danger: 'banner-danger' } as const;

/** What the server wants people to see for a while. */
@Component({
  selector: 'app-notices',
  imports: [Icon, Markdown, Tip],
  template: `
    @for (notice of notices(); track notice) {
      <div [class]="'banner ' + tones[notice.level]" [attr.role]="notice.level === 'danger' ? 'alert' : 'status'">
        <app-icon [name]="notice.level === 'info' ? 'info' : 'alert'" />
        <div class="words">
          @if (notice.title) {
            <b>{{ notice.title }}</b>
          }
          <app-markdown [text]="notice.message" />
        </div>
        <button
          class="icon-btn icon-btn-s"
          type="button"
          [appTip]="t().common.dismiss"
          (click)="dismissed.emit(notice)"
        >
          <app-icon class="i-s" name="x" />
        </button>
      </div>
    }
  `,
  styles: `
    .banner {
      margin-block-end: var(--ck-2);
    }
    .words {
      flex: 1;
      min-inline-size: 0;
    }
  `,
})
export class Notices {
  readonly notices = input.required<readonly Notice[]>();

  readonly dismissed = output<Notice>();

  protected readonly t = inject(Language).words;
  protected readonly tones = TONES;
}
