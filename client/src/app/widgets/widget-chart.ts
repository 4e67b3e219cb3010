import { Component, computed, input } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { colour } from './box-style';
import { isRecord, text } from './widget-props';

const HEIGHT = 120;
const STEP = 48;
const TONES = ['var(--ck-accent)', 'var(--ck-info)', 'var(--ck-warning)', 'var(--ck-success)', 'var(--ck-danger)'];

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Series {
  readonly kind: 'bar' | 'line' | 'area';
  readonly label: string;
  readonly color: string;
  readonly values: readonly number[];
}

/** A chart of a widget: bars and lines over categories, with the same as a table for the ear. */
@Component({
  selector: 'app-widget-chart',
  template: `
    <svg aria-hidden="true" [attr.viewBox]="box()">
      <path class="ground" [attr.d]="ground()" />
      @for (row of series(); track $index) {
        @if (row.kind === 'bar') {
          @for (mark of bars(row, $index); track $index) {
            <rect
              rx="2"
              [attr.x]="mark.x"
              [attr.y]="mark.y"
              [attr.width]="mark.width"
              [attr.height]="mark.height"
              [style.fill]="row.color"
            />
          }
        } @else {
          <path class="line" [attr.d]="line(row)" [style.stroke]="row.color" />
        }
      }
      @for (name of categories(); track $index) {
        <text [attr.x]="middle($index)" [attr.y]="below">{{ name }}</text>
      }
    </svg>
    <ul class="legend" role="list">
      @for (row of series(); track $index) {
        <li><i [style.background]="row.color"></i>{{ row.label }}</li>
      }
    </ul>
    <table class="hidden">
      <tbody>
        @for (row of series(); track $index) {
          <tr>
            <th scope="row">{{ row.label }}</th>
            @for (value of row.values; track $index) {
              <td>{{ categories()[$index] }}: {{ value }}</td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      inline-size: 100%;
    }
    svg {
      display: block;
      inline-size: 100%;
      max-block-size: 14rem;
    }
    text {
      fill: var(--ck-muted);
      font-size: 9px;
      text-anchor: middle;
    }
    .ground {
      stroke: var(--ck-line-strong);
    }
    .line {
      fill: none;
      stroke-width: 2;
      stroke-linejoin: round;
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: var(--ck-1) var(--ck-4);
      color: var(--ck-text-2);
      font-size: var(--ck-text-sm);
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--ck-1-5);
    }
    i {
      inline-size: 0.625rem;
      block-size: 0.625rem;
      border-radius: 0.125rem;
    }
  `,
})
export class WidgetChart {
  readonly node = input.required<WidgetNode>();

  private readonly rows = computed(() => records(this.node()['data']));
  private readonly axis = computed(() => {
    const { xAxis } = this.node();
    return isRecord(xAxis) ? String(xAxis['dataKey']) : String(xAxis);
  });
  protected readonly categories = computed(() => this.rows().map((row) => text({ type: 'row', ...row }, this.axis())));
  protected readonly series = computed<readonly Series[]>(() =>
    records(this.node()['series']).map((row, index) => ({
      kind: row['type'] === 'line' || row['type'] === 'area' ? row['type'] : 'bar',
      label: text({ type: 'series', ...row }, 'label') || String(row['dataKey']),
      color: colour(row['color']) || (TONES[index % TONES.length] ?? ''),
      values: this.rows().map((values) => Number(values[String(row['dataKey'])]) || 0),
    })),
  );
  protected readonly width = computed(() => Math.max(1, this.rows().length) * STEP);
  private readonly highest = computed(() => Math.max(1, ...this.series().flatMap(({ values }) => values)));

  protected readonly box = computed(() => `0 0 ${this.width()} ${HEIGHT + 18}`);
  protected readonly ground = computed(() => `M0 ${HEIGHT + 0.5}H${this.width()}`);
  protected readonly below = HEIGHT + 14;

  protected middle(index: number): number {
    return (index + 0.5) * STEP;
  }

  protected bars({ values }: Series, index: number): readonly Mark[] {
    const count = this.series().filter(({ kind }) => kind === 'bar').length;
    const width = (STEP * 0.64) / count;
    return values.map((value, at) => {
      const height = Math.max(0, (value / this.highest()) * (HEIGHT - 8));
      return { x: at * STEP + STEP * 0.18 + index * width, y: HEIGHT - height, width: width - 2, height };
    });
  }

  protected line({ values }: Series): string {
    const point = (value: number, at: number) =>
      `${this.middle(at)} ${HEIGHT - (value / this.highest()) * (HEIGHT - 8)}`;
    return `M${values.map(point).join('L')}`;
  }
}

function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter(isRecord);
}
