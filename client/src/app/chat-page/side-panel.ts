import { computed, DestroyRef, inject, linkedSignal, type Signal } from '@angular/core';
import { type ChatStore } from '../chat/chat-store';
import { type Answer } from '../transcript/turns';
import { TasksPanelState } from '../ui/tasks-panel-state';

/** What stands beside a conversation when it is wanted: how one of its answers came about, or the tasks. */
export class SidePanel {
  private readonly tasksPanel = inject(TasksPanelState);
  private readonly answerId = linkedSignal<ChatStore, string | null>({ source: this.chat, computation: () => null });
  private opener: HTMLElement | null = null;

  /** The answer whose details are shown. */
  readonly answer = computed(() => {
    const id = this.answerId();
    return this.chat()
      .turns()
      .find((turn): turn is Answer => turn.role === 'assistant' && turn.id === id);
  });
  readonly showsTasks = computed(() => this.answer() === undefined && this.tasksPanel.isShown());
  readonly isOpen = computed(() => this.answer() !== undefined || this.tasksPanel.isShown());
  readonly isNarrow = this.tasksPanel.isNarrow;

  constructor(private readonly chat: Signal<ChatStore>) {
    inject(DestroyRef).onDestroy(() => this.tasksPanel.leave());
  }

  /** Shows how an answer came about. */
  showDetails({ id }: Answer): void {
    this.answerId.set(id);
    this.enter();
  }

  /** Shows the tasks, or closes them. */
  toggleTasks(): void {
    if (this.showsTasks()) return this.close();
    this.answerId.set(null);
    this.tasksPanel.show();
    this.enter();
  }

  /** Closes what is shown; the focus is again on what opened it. */
  close(): void {
    this.answerId.set(null);
    this.tasksPanel.hide();
    const opener = this.opener?.isConnected ? this.opener : document.getElementById('show-tasks');
    opener?.focus();
  }

  private enter(): void {
    const { activeElement } = document;
    this.opener = activeElement instanceof HTMLElement ? activeElement : null;
    setTimeout(() => document.getElementById('panel')?.focus());
  }
}
