import { Component } from '@angular/core';
import { type WidgetNode } from '../app/api/thread-items';
import { WidgetView } from '../app/widgets/widget-view';
import { Specimen } from './specimen';
import { Stage } from './stage';

const OPEN = { type: 'open' };

const WIDGETS: Readonly<Record<string, WidgetNode>> = {
  'A card': {
    type: 'Card',
    status: { text: 'Order 4711', icon: 'cube' },
    children: [
      { type: 'Title', value: 'Your order' },
      {
        type: 'Row',
        gap: 2,
        children: [
          { type: 'Badge', label: 'Paid', color: 'success' },
          { type: 'Badge', label: 'Late', color: 'danger' },
          { type: 'Badge', label: 'Check', color: 'warning' },
        ],
      },
      { type: 'Markdown', value: 'It is **on its way** and should arrive on `Friday`.' },
      { type: 'Divider' },
      { type: 'Caption', value: 'Updated a minute ago' },
    ],
    confirm: { label: 'Confirm', action: OPEN },
    cancel: { label: 'Cancel', action: OPEN },
  },
  'A form': {
    type: 'Card',
    children: [
      {
        type: 'Form',
        gap: 2,
        onSubmitAction: OPEN,
        children: [
          { type: 'Label', value: 'Name', fieldName: 'name' },
          { type: 'Input', name: 'name', defaultValue: 'Ada' },
          { type: 'Label', value: 'Day', fieldName: 'day' },
          { type: 'DatePicker', name: 'day', defaultValue: '2026-11-27' },
          { type: 'Label', value: 'Colour', fieldName: 'colour' },
          { type: 'Select', name: 'colour', options: [{ value: 'r', label: 'Red' }], defaultValue: 'r' },
          { type: 'Checkbox', name: 'news', label: 'Tell me the news', defaultChecked: true },
          { type: 'RadioGroup', name: 'size', options: [{ value: 's', label: 'Small' }], defaultValue: 's' },
          { type: 'Label', value: 'Notes', fieldName: 'notes' },
          { type: 'Textarea', name: 'notes', defaultValue: 'None' },
          { type: 'Button', submit: true, label: 'Save', style: 'primary' },
        ],
      },
    ],
  },
  'A list': {
    type: 'ListView',
    limit: 2,
    children: ['Lisbon', 'Porto', 'Faro'].map((value) => ({
      type: 'ListViewItem',
      key: value,
      onClickAction: OPEN,
      children: [{ type: 'Text', value }],
    })),
  },
  'A table and a chart': {
    type: 'Card',
    children: [
      {
        type: 'Table',
        children: [
          { type: 'Table.Row', header: true, children: cells('Town', 'Nights') },
          { type: 'Table.Row', children: cells('Lisbon', '3') },
        ],
      },
      {
        type: 'Chart',
        data: [
          { day: 'Mon', sold: 3 },
          { day: 'Tue', sold: 5 },
        ],
        series: [{ type: 'bar', dataKey: 'sold', label: 'Sold' }],
        xAxis: 'day',
      },
    ],
  },
};

function cells(...values: readonly string[]): readonly WidgetNode[] {
  return values.map((value) => ({ type: 'Table.Cell', children: [{ type: 'Text', value }] }));
}

/** What a ChatKit server may draw in an answer. */
@Component({
  selector: 'app-widget-scene',
  imports: [Specimen, Stage, WidgetView],
  template: `
    <app-stage name="Widgets">
      @for (one of widgets; track one[0]) {
        <app-specimen [name]="one[0]"><app-widget [widget]="one[1]" /></app-specimen>
      }
    </app-stage>
  `,
})
export class WidgetScene {
  protected readonly widgets = Object.entries(WIDGETS);
}
