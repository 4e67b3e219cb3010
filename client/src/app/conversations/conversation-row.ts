import { Component, computed, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { type Conversation } from '../api/api';
import { Icon } from '../ui/icon';
import { fullDate, shortly } from '../ui/times';

/** A conversation in the list: title, time, a line of what was said last, and what it waits for. */
@Component({
  selector: 'app-conversation-row',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <a
      [routerLink]="['/chat', conversation().id]"
      routerLinkActive="current"
      ariaCurrentWhenActive="page"
      [class.unread]="mark() === 'unread'"
      (click)="opened.emit()"
    >
      <span class="title truncate">{{ conversation().title ?? 'New conversation' }}</span>
      <time [attr.datetime]="conversation().updated_at" [title]="date()">{{ time() }}</time>
      <span class="preview truncate">{{ conversation().last_message_preview ?? '' }}</span>
      @switch (mark()) {
        @case ('waiting') {
          <span class="mark waiting"
            ><app-icon class="i-s" name="shield" /><span class="hidden">Waits for your approval</span></span
          >
        }
        @case ('running') {
          <span class="mark"><span class="spinner"></span><span class="hidden">Answering</span></span>
        }
        @case ('unread') {
          <span class="mark"><span class="dot"></span><span class="hidden">Unread</span></span>
        }
      }
    </a>
  `,
  styleUrl: './conversation-row.css',
})
export class ConversationRow {
  readonly conversation = input.required<Conversation>();

  readonly opened = output();

  protected readonly time = computed(() => shortly(this.conversation().updated_at));
  protected readonly date = computed(() => fullDate(this.conversation().updated_at));
  protected readonly mark = computed(() => {
    const { active_run, unread } = this.conversation();
    if (active_run) return active_run.status === 'awaiting_approval' ? 'waiting' : 'running';
    return unread ? 'unread' : null;
  });
}
