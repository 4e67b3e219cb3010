import { Component, computed, inject, input } from '@angular/core';
import { fullTime } from '../ui/times';
import { exactText, exactValue } from './exact-text';
import { type Fields } from './tool-result-shape';
import { Language } from '../words/language';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The fields of an object, name and value; `exact` shows values as they are sent. */
@Component({
  selector: 'app-field-list',
  template: `
    <dl class="kv">
      @for (field of list(); track field.name) {
        <dt>{{ field.shownName }}</dt>
        <dd>{{ field.value }}</dd>
      } @empty {
        <dt>{{ t().results.none }}</dt>
        <dd>{{ t().results.nothingGiven }}</dd>
      }
    </dl>
  `,
  styles: `
    .kv {
      display: grid;
      grid-template-columns: minmax(5.5rem, max-content) minmax(0, 1fr);
      gap: var(--ck-1-5) var(--ck-5);
      font-size: var(--ck-text-base);
    }
    dt {
      max-inline-size: 14rem;
      font-family: var(--ck-mono);
      font-size: var(--ck-text-sm);
      color: var(--ck-muted);
      line-height: 1.25rem;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
      unicode-bidi: plaintext;
    }
    dd {
      overflow-wrap: anywhere;
      line-height: 1.25rem;
      white-space: pre-wrap;
      unicode-bidi: plaintext;
    }
    @media (max-width: 767.98px) {
      .kv {
        grid-template-columns: fit-content(40%) minmax(0, 1fr);
        gap: var(--ck-1-5) var(--ck-4);
      }
    }
  `,
})
export class FieldList {
  readonly fields = input.required<Fields>();
  readonly exact = input(false);

  protected readonly t = inject(Language).words;
  protected readonly list = computed(() =>
    Object.entries(this.fields()).map(([name, value]) => ({
      name,
      shownName: exactText(name),
      value: this.shown(value),
    })),
  );

  private shown(value: unknown): string {
    if (this.exact()) return exactValue(value);
    if (typeof value === 'string') return TIME.test(value) ? fullTime(value, this.t()) : exactText(value);
    if (typeof value === 'boolean') return value ? this.t().results.yes : this.t().results.no;
    return value === null ? '–' : exactValue(value);
  }
}
