import { inputBinding, outputBinding } from '@angular/core';
import { type WidgetNode } from '../../api/thread-items';
import { render } from '../../testing/render';
import { type WidgetActed, WidgetView } from '../widget-view';

/** Draws a widget; `acted` is what it asked its page or server for, each of which is settled at once. */
export async function showWidget(widget: WidgetNode) {
  const acted: WidgetActed[] = [];
  const bindings = [
    inputBinding('widget', () => widget),
    outputBinding<WidgetActed>('acted', (one) => {
      acted.push(one);
      one.settled();
    }),
  ];
  return { acted, ...(await render(WidgetView, bindings)) };
}
