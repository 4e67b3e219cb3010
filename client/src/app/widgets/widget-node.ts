import { Component, computed, ElementRef, forwardRef, inject, input } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { childrenOf } from '../transcript/widget-updates';
import { boxStyle, colour, length, space } from './box-style';
import { WidgetChart } from './widget-chart';
import { type WidgetContext } from './widget-context';
import { WidgetControl } from './widget-control';
import { WidgetImage } from './widget-image';
import { action, flag, number, text } from './widget-props';
import { WidgetText } from './widget-text';

const TEXTS = new Set(['Text', 'Title', 'Caption', 'Label', 'Markdown', 'Badge', 'Icon']);
const CONTROLS = new Set(['Button', 'Input', 'Textarea', 'Select', 'DatePicker', 'Checkbox', 'RadioGroup']);

/** One component of a widget with all that it holds; a kind that is not known shows what it holds. */
@Component({
  selector: 'app-widget-node',
  imports: [forwardRef(() => WidgetNodeView), WidgetChart, WidgetControl, WidgetImage, WidgetText],
  templateUrl: './widget-node.html',
  styleUrl: './widget-node.css',
  host: { '[class]': "'is-' + node().type.replace('.', '-').toLowerCase()", '[style.flex]': 'flex()' },
})
export class WidgetNodeView {
  readonly node = input.required<WidgetNode>();
  readonly widget = input.required<WidgetContext>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly children = computed(() => childrenOf(this.node()));
  protected readonly rows = computed(() => this.children().filter(({ type }) => type === 'Table.Row'));
  protected readonly kind = computed(() => {
    const { type } = this.node();
    if (TEXTS.has(type)) return 'text';
    return CONTROLS.has(type) ? 'control' : type;
  });
  protected readonly style = computed(() => {
    const node = this.node();
    const isLine = node.type === 'ListViewItem';
    const isRow = isLine || node.type === 'Row' || node['direction'] === 'row';
    return boxStyle(isLine ? { gap: 3, align: 'center', ...node } : node, isRow ? 'row' : 'column');
  });
  protected readonly line = computed(() => ({
    'border-block-start-width': length(this.node()['size']),
    'border-color': colour(this.node()['color']),
    'margin-block': space(this.node()['spacing']),
  }));
  protected readonly flex = computed(() => {
    const { flex } = this.node();
    return typeof flex === 'number' || typeof flex === 'string' ? length(`${flex}`) : null;
  });
  protected readonly least = computed(() => space(this.node()['minSize']));

  protected cells(row: WidgetNode): readonly WidgetNode[] {
    return childrenOf(row);
  }

  protected isHeader(row: WidgetNode): boolean {
    return flag(row, 'header');
  }

  protected span(cell: WidgetNode, name: string): number | null {
    return number(cell, name);
  }

  protected side(cell: WidgetNode): string {
    return text(cell, 'align');
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const config = action(this.node(), 'onSubmitAction');
    const form = event.target instanceof Element ? event.target : this.element;
    if (config) void this.widget().act(config, this.node(), form);
  }
}
