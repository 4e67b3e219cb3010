import { Component, computed, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { type Conversation } from '../api/api';
import { Icon } from '../ui/icon';
import { fullDate, underPeriod } from '../ui/times';
import { TitleField } from '../ui/title-field';
import { ConversationMenu } from './conversation-menu';
import { type ExportFormat } from './exports';
import { Language } from '../words/language';

/** A conversation in the list: title, time, a line of what was said last, what it waits for, and its menu. */
@Component({
  selector: 'app-conversation-row',
  imports: [ConversationMenu, Icon, RouterLink, RouterLinkActive, TitleField],
  templateUrl: './conversation-row.html',
  styleUrl: './conversation-row.css',
})
export class ConversationRow {
  readonly conversation = input.required<Conversation>();

  readonly opened = output();
  readonly renamed = output<string>();
  readonly exported = output<ExportFormat>();
  readonly deleting = output();

  private readonly link = viewChild<ElementRef<HTMLElement>>('link');

  protected readonly t = inject(Language).words;
  protected readonly isRenaming = signal(false);
  protected readonly name = computed(() => this.conversation().title ?? this.t().common.newConversation);
  protected readonly time = computed(() => underPeriod(this.conversation().updated_at, this.t()));
  protected readonly date = computed(() => fullDate(this.conversation().updated_at, this.t()));
  protected readonly mark = computed(() => {
    const { active_run, unread } = this.conversation();
    if (active_run) return active_run.status === 'awaiting_approval' ? 'waiting' : 'running';
    return unread ? 'unread' : null;
  });

  protected rename(title: string): void {
    if (this.isRenaming()) this.renamed.emit(title);
    this.endRenaming();
  }

  /** Back to the row, with the focus on it when it was in the field. */
  protected endRenaming(): void {
    if (!this.isRenaming()) return;
    this.isRenaming.set(false);
    setTimeout(() => {
      if (document.activeElement === document.body) this.link()?.nativeElement.focus();
    });
  }
}
