import { Component, inject, input, linkedSignal, output } from '@angular/core';
import { type Conversation } from '../api/api';
import { ConversationMenu } from '../conversations/conversation-menu';
import { type ExportFormat } from '../conversations/exports';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { Tip } from '../ui/tip';
import { TitleField } from '../ui/title-field';
import { Language } from '../words/language';
import { DemoBadge } from './demo-badge';

/** The top of the chat page: the title, which can be edited in its place, and what can be done with the conversation. */
@Component({
  selector: 'app-chat-bar',
  imports: [Bar, ConversationMenu, DemoBadge, Icon, Tip, TitleField],
  template: `
    <app-bar
      [title]="isRenaming() ? '' : title()"
      [sidebarHidden]="sidebarHidden()"
      (sidebarWanted)="sidebarWanted.emit()"
      (keydown.f2)="isRenaming.set(conversation() !== undefined)"
    >
      @if (isRenaming()) {
        <app-title-field barTitle [title]="title()" (renamed)="rename($event)" (cancelled)="isRenaming.set(false)" />
      }
      @if (demo()) {
        <app-demo-badge />
      }
      <button
        id="show-tasks"
        class="icon-btn"
        type="button"
        [appTip]="t().tasks.heading"
        [attr.aria-expanded]="tasksShown()"
        (click)="tasksWanted.emit()"
      >
        <app-icon name="tasks" />
      </button>
      @if (conversation()) {
        <app-conversation-menu
          [name]="title()"
          (renaming)="isRenaming.set(true)"
          (exported)="exported.emit($event)"
          (deleting)="deleting.emit()"
        />
      }
    </app-bar>
  `,
  styles: `
    :host {
      display: contents;
    }
    app-title-field {
      max-inline-size: 28rem;
    }
  `,
})
export class ChatBar {
  readonly title = input.required<string>();
  /** The conversation, once there is one. */
  readonly conversation = input<Conversation>();
  readonly demo = input(false);
  readonly sidebarHidden = input(false);
  /** Whether the tasks stand beside the conversation. */
  readonly tasksShown = input(false);

  readonly sidebarWanted = output();
  readonly tasksWanted = output();
  readonly renamed = output<string>();
  readonly exported = output<ExportFormat>();
  readonly deleting = output();

  protected readonly t = inject(Language).words;
  protected readonly isRenaming = linkedSignal({ source: () => this.conversation()?.id, computation: () => false });

  /** A field that loses its focus when it is closed tells of that, too. */
  protected rename(title: string): void {
    if (this.isRenaming()) this.renamed.emit(title);
    this.isRenaming.set(false);
  }
}
