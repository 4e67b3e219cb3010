import { Component, computed, inject, input, signal } from '@angular/core';
import { type Fields } from './tool-result-shape';
import { Language } from '../words/language';

const FEW = 10;

/** Objects as the rows of a table; a long one shows its beginning first. */
@Component({
  selector: 'app-result-table',
  template: `
    <div class="rows" tabindex="0" role="region" [attr.aria-label]="label() ?? t().results.table">
      <table>
        <thead>
          <tr>
            @for (column of columns(); track column) {
              <th scope="col">{{ column }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of shown(); track $index) {
            <tr>
              @for (column of columns(); track column) {
                <td [class.num]="isNumber(row[column])">{{ cell(row[column]) }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (rows().length > shown().length) {
      <button class="btn btn-quiet btn-s" type="button" (click)="all.set(true)">
        {{ t().results.allRows(rows().length) }}
      </button>
    }
  `,
  styles: `
    .rows {
      overflow-x: auto;
      border: 1px solid var(--ck-line);
      border-radius: var(--ck-radius-sm);
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-size: var(--ck-text-sm);
    }
    th,
    td {
      padding: var(--ck-1-5) var(--ck-3);
      text-align: start;
      vertical-align: top;
      max-inline-size: 22rem;
      overflow-wrap: break-word;
      unicode-bidi: plaintext;
    }
    th {
      background: var(--ck-sunken);
      color: var(--ck-text-2);
      font-weight: var(--ck-weight-medium);
      white-space: nowrap;
    }
    td {
      border-block-start: 1px solid var(--ck-line);
    }
    .btn {
      margin-block-start: var(--ck-1);
      margin-inline-start: -0.625rem;
    }
  `,
})
export class ResultTable {
  readonly columns = input.required<readonly string[]>();
  readonly rows = input.required<readonly Fields[]>();
  readonly label = input<string>();

  protected readonly t = inject(Language).words;
  protected readonly all = signal(false);
  protected readonly shown = computed(() =>
    this.all() || this.rows().length <= FEW + 2 ? this.rows() : this.rows().slice(0, FEW),
  );

  protected isNumber(value: unknown): boolean {
    return typeof value === 'number';
  }

  protected cell(value: unknown): string {
    if (value === undefined || value === null) return '–';
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
