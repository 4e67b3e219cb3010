import { afterRenderEffect, Component, ElementRef, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type StandingApproval } from '../api/api';
import { focusNeighbour } from '../ui/focus-neighbour';
import { Icon } from '../ui/icon';
import { fullDate } from '../ui/times';
import { Language } from '../words/language';

/** What a person allowed for good, each to be taken back. */
@Component({
  selector: 'app-approval-rows',
  imports: [Icon, RouterLink],
  template: `
    @if (approvals().length > 0) {
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
              [attr.aria-disabled]="busy() || null"
              (click)="revoke(approval)"
            >
              {{ t().settings.askAgain }}
            </button>
          </li>
        }
      </ul>
    } @else {
      <p class="box none" tabindex="-1">{{ t().settings.noneStanding }}</p>
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
  /** Whether something is being changed, so that nothing else can be. */
  readonly busy = input(false);

  readonly revoked = output<StandingApproval>();

  protected readonly t = inject(Language).words;
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private left: { readonly id: string; readonly index: number } | null = null;

  constructor() {
    afterRenderEffect(() => {
      const [approvals, left] = [this.approvals(), this.left];
      if (!left || approvals.some(({ id }) => id === left.id)) return;
      this.left = null;
      focusNeighbour([...this.element.querySelectorAll('button')], left.index, this.element.querySelector('p'));
    });
  }

  protected revoke(approval: StandingApproval): void {
    this.left = { id: approval.id, index: this.approvals().indexOf(approval) };
    this.revoked.emit(approval);
  }

  protected date({ created_at }: StandingApproval): string {
    return fullDate(created_at, this.t());
  }
}
