import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Language } from '../words/language';
import { Icon } from './icon';
import { isComposing } from './keys';

const LIMIT = 200;

/** A title being changed where it stands: Enter and leaving keep it, Escape does not. */
@Component({
  selector: 'app-title-field',
  imports: [Icon],
  template: `
    <input
      #field
      class="input input-s"
      [attr.aria-label]="t().common.title"
      autocomplete="off"
      dir="auto"
      placeholder=" "
      [value]="title()"
      [attr.aria-invalid]="complaint() ? true : null"
      [attr.aria-describedby]="complaint() ? 'title-complaint' : null"
      (input)="text.set(field.value)"
      (blur)="leave()"
      (keydown)="pressed($event)"
    />
    @if (complaint(); as complaint) {
      <p id="title-complaint" class="hint hint-danger" role="alert">
        <app-icon class="i-s" name="alert" />{{ complaint }}
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--ck-1);
      inline-size: 100%;
    }
  `,
})
export class TitleField {
  readonly title = input.required<string>();

  readonly renamed = output<string>();
  readonly cancelled = output();

  protected readonly t = inject(Language).words;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly insisted = signal(false);
  protected readonly text = signal<string | null>(null);
  private readonly wanted = computed(() => (this.text() ?? this.title()).trim());
  private readonly fault = computed(() => {
    const length = Array.from(this.wanted()).length;
    if (length > LIMIT) return this.t().common.titleTooLong(LIMIT);
    return length === 0 ? this.t().common.titleEmpty : '';
  });

  protected readonly complaint = computed(() => (this.insisted() || this.wanted() ? this.fault() : ''));

  constructor() {
    afterNextRender(() => this.field().nativeElement.select());
  }

  protected pressed(event: KeyboardEvent): void {
    event.stopPropagation();
    const act = { Enter: () => this.keep(), Escape: () => this.cancelled.emit() }[event.key];
    if (!act || isComposing(event)) return;
    event.preventDefault();
    act();
  }

  private keep(): void {
    this.insisted.set(true);
    if (this.fault()) return;
    if (this.wanted() === this.title()) this.cancelled.emit();
    else this.renamed.emit(this.wanted());
  }

  /** Whoever goes elsewhere keeps what can be kept. */
  protected leave(): void {
    if (this.fault()) this.cancelled.emit();
    else this.keep();
  }
}
