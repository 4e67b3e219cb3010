import { Component, computed, type ElementRef, inject, input, model, output, signal, viewChild } from '@angular/core';
import { type Model } from '../api/api';
import { Icon } from '../ui/icon';
import { isComposing } from '../ui/keys';
import { Language } from '../words/language';
import { Tip } from '../ui/tip';

const LIMIT = 10_000;
const NEAR = 0.9;
const TOLD_EVERY = 250;

/** A model that may be chosen. */
export type ModelChoice = Model & { readonly description?: string; readonly disabled?: boolean };

/** Where a person writes: Enter sends, Shift+Enter breaks the line, Escape stops the answer. */
@Component({
  selector: 'app-composer',
  imports: [Icon, Tip],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  readonly text = model('');
  readonly model = model<string | null>(null);
  readonly models = input<readonly ModelChoice[]>([]);
  readonly placeholder = input<string>();
  readonly answering = input(false);
  readonly stopping = input(false);
  readonly last = input('');
  readonly limit = input<number, number | undefined>(LIMIT, { transform: (limit = LIMIT) => limit });
  /** Whether there is something to send beside words. */
  readonly hasMore = input(false);
  /** Whether what is to be sent is not complete yet. */
  readonly isWaiting = input(false);
  readonly canStop = input(true);
  readonly locked = input(false);
  /** Whether to say which keys do what. */
  readonly hint = input(true);

  readonly sent = output<string>();
  readonly stopped = output();
  /** A key was pressed in the text, before the composer looks at it. */
  readonly keyed = output<KeyboardEvent>();
  /** The text or the place in it changed. */
  readonly edited = output<HTMLTextAreaElement>();

  protected readonly t = inject(Language).words;
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');
  private readonly insisted = signal(false);

  protected readonly length = computed(() => {
    const text = this.text().trim();
    return text.length < this.limit() * NEAR ? text.length : Array.from(text).length;
  });
  protected readonly count = computed(() => this.t().composer.count(this.length(), this.limit()));
  protected readonly isNear = computed(() => this.length() >= this.limit() * NEAR);
  /** How long it is as one is told: now and then, not at every letter. */
  protected readonly told = computed(() => {
    const mark = Math.floor(this.length() / TOLD_EVERY) * TOLD_EVERY;
    return this.isNear() ? this.t().composer.count(mark, this.limit()) : '';
  });
  protected readonly over = computed(() => Math.max(0, this.length() - this.limit()));
  protected readonly canSend = computed(
    () => (this.length() > 0 || this.hasMore()) && this.over() === 0 && !this.isWaiting() && !this.locked(),
  );
  protected readonly showsStop = computed(
    () => this.answering() && this.canStop() && this.length() === 0 && !this.hasMore(),
  );
  protected readonly complaint = computed(() =>
    this.over() > 0 && (this.insisted() || this.isNear()) ? this.t().composer.tooLong(this.over()) : '',
  );

  /** Leads whoever writes to the text. */
  focus(): void {
    this.area().nativeElement.focus();
  }

  /** Tells of the text as it stands, with the caret at its end. */
  look(): void {
    const area = this.area().nativeElement;
    area.setSelectionRange(area.value.length, area.value.length);
    this.edited.emit(area);
  }

  protected pressed(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    this.keyed.emit(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && !event.shiftKey) this.handle(event, () => this.send());
    else if (event.key === 'Escape' && !event.shiftKey && this.answering())
      this.handle(event, () => this.stopped.emit());
    else if (event.key === 'ArrowUp' && this.text() === '' && this.last())
      this.handle(event, () => this.text.set(this.last()));
  }

  protected edit(): void {
    const area = this.area().nativeElement;
    this.text.set(area.value);
    this.edited.emit(area);
  }

  protected submit(event: Event): void {
    this.handle(event, () => this.send());
  }

  protected stop(): void {
    if (!this.stopping()) this.stopped.emit();
  }

  private handle(event: Event, act: () => void): void {
    event.preventDefault();
    act();
  }

  private send(): void {
    this.insisted.set(this.over() > 0);
    if (this.canSend()) {
      const text = this.text().trim();
      this.empty();
      this.sent.emit(text);
    }
    this.focus();
  }

  /** At once: what was written and sent within one frame was never bound, so binding would not take it away. */
  private empty(): void {
    this.text.set('');
    this.area().nativeElement.value = '';
  }
}
