import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type StandingApproval } from '../api/api';
import { Icon } from '../ui/icon';
import { fullDate } from '../ui/times';
import { Language } from '../words/language';

/** What a person allowed for good, each to be taken back. */
@Component({
  selector: 'app-approval-rows',
  imports: [Icon, RouterLink],
  template: `
    @if (loading()) {
      <div class="box" role="status" [attr.aria-label]="t().settings.loadingStanding">
        <div class="sk-row"><span class="sk sk-short"></span></div>
      </div>
    } @else if (approvals().length > 0) {
      <ul class="box" role="list">
        @for (approval of approvals(); track approval.id) {
          <li>
            <app-icon name="shield" />
            <div class="words">
              <p>
                <code>{{ approval.tool_name }}</code>
                <span class="muted">{{ approval.server }}</span>
              </p>
              <p class="muted">
                @if (approval.conversation_id; as id) {
                  {{ t().settings.inConversation.before
                  }}<a class="link" [routerLink]="['/chat', id]">{{ t().settings.inConversation.link }}</a>
                } @else {
                  {{ t().settings.always }}
                }
                {{ t().settings.since(date(approval)) }}
              </p>
            </div>
            <button
              class="btn btn-s"
              type="button"
              [attr.aria-label]="t().settings.askAgainBefore(approval.tool_name)"
              [attr.aria-disabled]="busy() === approval.id || null"
              (click)="revoked.emit(approval)"
            >
              {{ t().settings.askAgain }}
            </button>
          </li>
        }
      </ul>
    } @else {
      <p class="box none">{{ t().settings.noneStanding }}</p>
    }
  `,
  styles: `
    .box {
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-md);
      background: var(--ck-raised);
      overflow: clip;
    }
    .none {
      padding: var(--ck-3-5) var(--ck-4);
      color: var(--ck-muted);
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--ck-3);
      padding: 0.6875rem var(--ck-3) 0.6875rem var(--ck-4);
    }
    li + li {
      border-block-start: 1px solid var(--ck-line);
    }
    app-icon,
    .muted {
      color: var(--ck-muted);
    }
    .muted {
      font-size: var(--ck-text-sm);
    }
    .words {
      flex: 1;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    code + .muted {
      margin-inline-start: var(--ck-2);
    }
    code {
      font-weight: 500;
    }
  `,
})
export class ApprovalRows {
  readonly approvals = input.required<readonly StandingApproval[]>();
  readonly loading = input(false);
  /** The approval that is being taken back. */
  readonly busy = input<string | null>(null);

  readonly revoked = output<StandingApproval>();

  protected readonly t = inject(Language).words;

  protected date({ created_at }: StandingApproval): string {
    return fullDate(created_at, this.t());
  }
}
