import { Component, computed, inject, input } from '@angular/core';
import { type ChatStore } from '../chat/chat-store';
import { ToolCallView } from '../messages/tool-call-view';
import { callsOf } from '../transcript/transcript';
import { type ToolEffect } from '../tools/tool-effect';
import { Language } from '../words/language';

const MOST = 20;

/** The calls of tools in a conversation, newest last, beside a chat that does not show them. */
@Component({
  selector: 'app-tool-strip',
  imports: [ToolCallView],
  template: `
    @if (calls().length > 0) {
      <aside [attr.aria-label]="t().tools.heading">
        <h2>{{ t().tools.heading }}</h2>
        <ul role="list">
          @for (call of calls(); track call.id) {
            <li>
              <app-tool-call
                [call]="call"
                [effect]="effects().get(call.server + '/' + call.tool_name)"
                [decisionState]="chat().decisions.states().get(call.id)"
                (decided)="chat().decisions.decide(call, $event)"
                (replied)="chat().decisions.reply(call, $event)"
              />
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
      padding: var(--ck-4);
      border-inline-start: 1px solid var(--ck-line);
      overflow-y: auto;
    }
    h2 {
      margin-block-end: var(--ck-3);
      font-size: var(--ck-text-base);
      font-weight: var(--ck-weight-strong);
    }
    ul {
      display: grid;
      gap: var(--ck-2);
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
  readonly effects = input<ReadonlyMap<string, ToolEffect>>(new Map());

  protected readonly t = inject(Language).words;
  protected readonly calls = computed(() => callsOf(this.chat().turns()).slice(-MOST));
}
