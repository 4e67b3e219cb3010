import { Component, computed, inject, input } from '@angular/core';
import { type ToolCall } from '../api/api';
import { type ChatStore } from '../chat/chat-store';
import { type Part } from '../transcript/turns';
import { type Approval, ApprovalCard } from '../tools/approval-card';
import { ToolBubble } from '../tools/tool-bubble';
import { Language } from '../words/language';

const MOST = 20;

/** The calls of tools in a conversation, newest last, beside a chat that does not show them. */
@Component({
  selector: 'app-tool-strip',
  imports: [ApprovalCard, ToolBubble],
  template: `
    @if (calls().length > 0) {
      <aside [attr.aria-label]="t().tools.heading">
        <h2>{{ t().tools.heading }}</h2>
        <ul role="list">
          @for (call of calls(); track call.id) {
            <li>
              @if (call.status === 'awaiting_approval') {
                <app-approval-card [call]="call" (decided)="decide(call, $event)" />
              } @else {
                <app-tool-bubble [call]="call" (decided)="decide(call, { decision: $event, scope: 'once' })" />
              }
            </li>
          }
        </ul>
      </aside>
    }
  `,
  styles: `
    aside {
      inline-size: var(--ck-panel-width);
      block-size: 100%;
      padding: 1rem;
      border-inline-start: 1px solid var(--ck-line);
      overflow-y: auto;
    }
    h2 {
      margin-block-end: 0.75rem;
      font-size: var(--ck-text-base);
      font-weight: var(--ck-weight-strong);
    }
    ul {
      display: grid;
      gap: 0.5rem;
    }
    @media (max-width: 767.98px) {
      aside {
        inline-size: auto;
        block-size: auto;
        max-block-size: 12rem;
        border-block-start: 1px solid var(--ck-line);
      }
    }
  `,
})
export class ToolStrip {
  readonly chat = input.required<ChatStore>();

  protected readonly t = inject(Language).words;
  protected readonly calls = computed(() =>
    this.chat()
      .turns()
      .flatMap((turn) => (turn.role === 'assistant' ? turn.parts.flatMap(callsOf) : []))
      .slice(-MOST),
  );

  protected decide(call: ToolCall, approval: Approval): void {
    void this.chat().decisions.decide(call, approval);
  }
}

function callsOf(part: Part): readonly ToolCall[] {
  return part.kind === 'calls' ? part.calls : [];
}
