import { afterNextRender, Component, type ElementRef, inject, input, output, viewChild } from '@angular/core';
import { type SearchHit } from '../api/api';
import { Icon } from '../ui/icon';
import { fullDate, shortly } from '../ui/times';
import { MarkedText } from './marked-text';
import { type SearchStore } from './search-store';
import { Language } from '../words/language';

/** Where a person searches: words above, hits below, all from the keyboard. */
@Component({
  selector: 'app-search-dialog',
  imports: [Icon, MarkedText],
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.css',
  host: { '(click)': 'dismiss($event)' },
})
export class SearchDialog {
  readonly search = input.required<SearchStore>();

  readonly chosen = output<SearchHit>();
  readonly closed = output();

  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly time = shortly;
  protected readonly date = fullDate;

  constructor() {
    afterNextRender(() => this.dialog().nativeElement.showModal());
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const act = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.open(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** A press beside the dialog closes it. */
  protected dismiss(event: Event): void {
    if (event.target === this.dialog().nativeElement) this.dialog().nativeElement.close();
  }

  protected choose(hit: SearchHit): void {
    this.dialog().nativeElement.close();
    this.chosen.emit(hit);
  }

  private open(): void {
    const hit = this.search().chosen();
    if (hit) this.choose(hit);
  }

  private move(by: number): void {
    this.search().move(by);
    setTimeout(() => document.getElementById('chosen-hit')?.scrollIntoView({ block: 'nearest' }));
  }
}
