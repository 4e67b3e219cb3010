import { Component, computed, input } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { Markdown } from '../markdown/markdown';
import { colour, length } from './box-style';
import { NamedIcon } from './named-icon';
import { type WidgetContext } from './widget-context';
import { flag, isRecord, number, text } from './widget-props';

const WEIGHTS: Readonly<Record<string, string>> = {
  normal: 'var(--ck-weight-regular)',
  medium: 'var(--ck-weight-medium)',
  semibold: 'var(--ck-weight-strong)',
  bold: 'var(--ck-weight-strong)',
};

/** The words of a widget: title, text, caption, label, badge, icon, markdown. */
@Component({
  selector: 'app-widget-text',
  imports: [Markdown, NamedIcon],
  template: `
    @switch (node().type) {
      @case ('Markdown') {
        <app-markdown [text]="value()" [done]="!streaming()" />
      }
      @case ('Badge') {
        <span [class]="'badge ' + kind('color', 'secondary') + ' ' + kind('variant', 'soft')">{{ label() }}</span>
      }
      @case ('Icon') {
        <app-named-icon [class]="'icon ' + size()" [name]="name()" [style.color]="color()" />
      }
      @case ('Label') {
        <label
          [class]="'label ' + size()"
          [id]="widget().labelIdOf(field())"
          [attr.for]="widget().idOf(field())"
          [style]="style()"
          >{{ value() }}</label
        >
      }
      @default {
        @if (editable(); as field) {
          <input
            class="input input-s"
            [name]="field"
            [value]="value()"
            [attr.aria-label]="field"
            dir="auto"
            [placeholder]="placeholder() ?? ' '"
          />
        } @else {
          <p
            [class]="node().type.toLowerCase() + ' ' + size()"
            [class.cut]="cut()"
            [class.lines]="lines() !== null"
            [style]="style()"
            [style.-webkit-line-clamp]="lines()"
            [textContent]="value()"
          ></p>
        }
      }
    }
  `,
  styleUrl: './widget-text.css',
})
export class WidgetText {
  readonly node = input.required<WidgetNode>();
  readonly widget = input.required<WidgetContext>();

  protected readonly value = computed(() => text(this.node(), 'value'));
  protected readonly label = computed(() => text(this.node(), 'label'));
  protected readonly field = computed(() => text(this.node(), 'fieldName'));
  protected readonly name = computed(() => text(this.node(), 'name'));
  protected readonly size = computed(() => `size-${text(this.node(), 'size') || 'md'}`);
  protected readonly streaming = computed(() => flag(this.node(), 'streaming'));
  protected readonly cut = computed(() => flag(this.node(), 'truncate'));
  protected readonly lines = computed(() => number(this.node(), 'maxLines'));
  protected readonly color = computed(() => colour(this.node()['color']));
  protected readonly editable = computed(() => {
    const { editable } = this.node();
    return isRecord(editable) ? String(editable['name']) : null;
  });
  protected readonly placeholder = computed(() => {
    const { editable } = this.node();
    return isRecord(editable) && typeof editable['placeholder'] === 'string' ? editable['placeholder'] : null;
  });
  protected readonly style = computed(() => {
    const node = this.node();
    return {
      color: this.color(),
      'font-weight': WEIGHTS[text(node, 'weight')] ?? '',
      'text-align': text(node, 'textAlign'),
      'font-style': flag(node, 'italic') ? 'italic' : '',
      'text-decoration': flag(node, 'lineThrough') ? 'line-through' : '',
      'inline-size': length(node['width']),
      'min-block-size': number(node, 'minLines') === null ? '' : `${number(node, 'minLines')}lh`,
    };
  });

  protected kind(name: string, fallback: string): string {
    return text(this.node(), name) || fallback;
  }
}
