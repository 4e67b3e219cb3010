import {
  afterNextRender,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { type HistoryOption } from '@openai/chatkit';
import { type Thread } from '../app/chatkit/thread';
import { ConfirmDialog } from '../app/ui/confirm-dialog';
import { focusNeighbour } from '../app/ui/focus-neighbour';
import { Icon } from '../app/ui/icon';
import { shortly } from '../app/ui/times';
import { TitleField } from '../app/ui/title-field';
import { type ThreadList } from './thread-list';
import { Language } from '../app/words/language';
import { Tip } from '../app/ui/tip';

/** All threads, to go back to, rename and delete. */
@Component({
  selector: 'app-thread-history',
  imports: [ConfirmDialog, Icon, Tip, TitleField],
  templateUrl: './thread-history.html',
  styleUrl: './thread-history.css',
})
export class ThreadHistory {
  readonly threads = input.required<ThreadList>();
  readonly current = input<string | null>(null);
  readonly may = input<HistoryOption>({});

  readonly chosen = output<string>();
  readonly removed = output<string>();
  readonly closed = output();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  private readonly close = viewChild.required<ElementRef<HTMLElement>>('close');
  protected readonly renaming = signal<string | null>(null);
  protected readonly doomed = signal<Thread | null>(null);
  protected readonly shortly = shortly;

  constructor() {
    afterNextRender(() => this.close().nativeElement.focus());
  }

  protected rename(thread: Thread, title: string): void {
    if (this.renaming() === thread.id) void this.threads().rename(thread, title);
    this.endRenaming(thread);
  }

  protected endRenaming(thread: Thread): void {
    this.renaming.set(null);
    this.focusAt(this.threads().all().indexOf(thread));
  }

  protected async settle(sure: boolean): Promise<void> {
    const thread = this.doomed();
    this.doomed.set(null);
    if (!sure || !thread) return;
    const index = this.threads().all().indexOf(thread);
    await this.threads().remove(thread);
    this.focusAt(index);
    if (!this.threads().problem()) this.removed.emit(thread.id);
  }

  /** Whoever used what is gone now goes on at the row that stands there instead, or at the way out. */
  private focusAt(index: number): void {
    const focus = () => {
      const rows = [...this.element.querySelectorAll<HTMLElement>('.row')];
      focusNeighbour(rows, index, this.close().nativeElement);
    };
    afterNextRender(focus, { injector: this.injector });
  }

  protected nameOf({ title }: Thread): string {
    return title || this.t().element.newChat;
  }
}
