import { A11yModule } from '@angular/cdk/a11y';
import { Component, DestroyRef, inject, input, output } from '@angular/core';
import { type SearchHit } from '../api/api';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { isComposing } from '../ui/keys';
import { fullDate, shortly } from '../ui/times';
import { MarkedText } from './marked-text';
import { type SearchStore } from './search-store';
import { Language } from '../words/language';

/** Where a person searches: words above, hits below, all from the keyboard. */
@Component({
  selector: 'app-search-dialog',
  imports: [A11yModule, Dialog, Icon, MarkedText],
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.css',
})
export class SearchDialog {
  readonly search = input.required<SearchStore>();

  readonly chosen = output<SearchHit>();
  readonly closed = output();

  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly time = shortly;
  protected readonly date = fullDate;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.search().stop());
  }

  protected pressed(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    const act = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.open(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  protected choose(hit: SearchHit): void {
    this.closed.emit();
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
