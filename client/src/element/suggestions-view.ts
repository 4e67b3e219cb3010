import { Component, computed, inject, input } from '@angular/core';
import { type WidgetNode } from '../app/api/thread-items';
import { NamedIcon } from '../app/widgets/named-icon';
import { WidgetView } from '../app/widgets/widget-view';
import { type Suggestion, type Suggestions } from './suggestions';
import { Language } from '../app/words/language';

/** The list above the composer from which to choose while typing. */
@Component({
  selector: 'app-suggestions',
  imports: [NamedIcon, WidgetView],
  template: `
    @if (suggestions().all().length > 0) {
      <div class="float">
        <ul role="listbox" [attr.aria-label]="t().element.suggestions">
          @for (one of suggestions().all(); track one.id) {
            @if (one.group && one.group !== groupBefore($index)) {
              <li class="group" role="presentation">{{ one.group }}</li>
            }
            <li role="presentation">
              <button
                type="button"
                role="option"
                tabindex="-1"
                [attr.aria-selected]="one === suggestions().active()"
                (mousedown)="$event.preventDefault()"
                (click)="choose(one)"
              >
                @if (one.icon) {
                  <app-named-icon [name]="one.icon" />
                }
                <span class="truncate">{{ one.title }}</span>
                @if (one.detail) {
                  <span class="detail truncate">{{ one.detail }}</span>
                }
              </button>
            </li>
          }
        </ul>
        @if (preview(); as widget) {
          <app-widget [widget]="widget" (acted)="$event.settled()" />
        }
      </div>
    }
    <p class="hidden" role="status">{{ spoken() }}</p>
  `,
  styleUrl: './suggestions-view.css',
})
export class SuggestionsView {
  readonly suggestions = input.required<Suggestions>();

  protected readonly t = inject(Language).words;
  protected readonly preview = computed(() => this.suggestions().preview() as WidgetNode | null); // the same, read loosely
  protected readonly spoken = computed(() => this.suggestions().active()?.title ?? '');

  protected groupBefore(index: number): string | null {
    return this.suggestions().all()[index - 1]?.group ?? null;
  }

  protected choose(one: Suggestion): void {
    void one.choose();
  }
}
