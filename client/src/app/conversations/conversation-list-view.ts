import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { type Conversation } from '../api/api';
import { periods } from './conversation-list';
import { ConversationRow } from './conversation-row';
import { type ExportFormat } from './exports';
import { Language } from '../words/language';

const NEAR_PX = 400;

/** The list of conversations by when they were last written in; more come as one scrolls. */
@Component({
  selector: 'app-conversation-list',
  imports: [ConversationRow],
  template: `
    <nav [attr.aria-label]="t().conversations.list">
      @if (!loaded()) {
        <div role="status" [attr.aria-label]="t().conversations.loading">
          @for (width of [62, 74, 48, 66, 58]; track width) {
            <div class="sk-row">
              <span class="sk" [style.inline-size.%]="width"></span
              ><span class="sk" [style.inline-size.%]="width + 24"></span>
            </div>
          }
        </div>
      }
      @for (group of groups(); track group.name) {
        <h2>{{ group.name }}</h2>
        <ul role="list">
          @for (conversation of group.conversations; track conversation.id) {
            <li>
              <app-conversation-row
                [conversation]="conversation"
                (opened)="opened.emit()"
                (renamed)="renamed.emit({ conversation, title: $event })"
                (exported)="exported.emit({ conversation, format: $event })"
                (deleting)="deleting.emit(conversation)"
              />
            </li>
          }
        </ul>
      } @empty {
        @if (loaded() && !failed()) {
          <p class="none">{{ t().conversations.none }}</p>
        }
      }
      @if (loadingMore()) {
        <div class="sk-row" role="status" [attr.aria-label]="t().conversations.loadingMore">
          <span class="sk" [style.inline-size.%]="62"></span><span class="sk" [style.inline-size.%]="88"></span>
        </div>
      }
    </nav>
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-block-size: 0;
      overflow-y: auto;
      padding: 0 var(--ck-2-5) var(--ck-4);
      border-block-start: 1px solid var(--ck-line);
      scrollbar-width: thin;
      scrollbar-color: var(--ck-line-strong) transparent;
    }
    h2 {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      padding: var(--ck-3-5) var(--ck-2-5) var(--ck-1-5);
      background: var(--ck-sidebar);
      color: var(--ck-muted);
      font-size: var(--ck-text-xs);
      line-height: 1rem;
      font-weight: var(--ck-weight-medium);
    }
    li + li {
      margin-block-start: 1px;
    }
    .none {
      padding: var(--ck-3-5) var(--ck-2-5);
      color: var(--ck-muted);
      font-size: var(--ck-text-sm);
    }
  `,
  host: { '(scroll)': 'look()' },
})
export class ConversationListView {
  readonly conversations = input.required<readonly Conversation[]>();
  readonly loaded = input(true);
  readonly failed = input(false);
  readonly loadingMore = input(false);

  readonly opened = output();
  readonly neared = output();
  readonly renamed = output<{ conversation: Conversation; title: string }>();
  readonly exported = output<{ conversation: Conversation; format: ExportFormat }>();
  readonly deleting = output<Conversation>();

  protected readonly t = inject(Language).words;
  private readonly list = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly groups = computed(() => periods(this.conversations(), this.t()));

  protected look(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.list;
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) this.neared.emit();
  }
}
