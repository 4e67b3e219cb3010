import { describe, expect, it } from '@jest/globals';
import { foldWidget } from './fold-widget.js';
import { fold, origin, update } from './testing/fold.js';
import { WidgetItem } from './thread-items.js';

const widget: WidgetItem = {
  ...origin,
  id: 'wid_1',
  type: 'widget',
  widget: {
    type: 'Card',
    children: [{ type: 'Row', children: { type: 'Text', id: 'text', value: 'Hel' } }, { type: 'Divider' }],
  },
};

describe(foldWidget, () => {
  it('lets a text inside grow, and changes nothing that it was given', () => {
    const before = structuredClone(widget);

    const items = fold([
      { type: 'thread.item.added', item: widget },
      update('wid_1', { type: 'widget.streaming_text.value_delta', component_id: 'text', delta: 'lo', done: true }),
    ]);

    expect(items).toMatchObject([{ widget: { children: [{ children: { value: 'Hello' } }, { type: 'Divider' }] } }]);
    expect(widget).toEqual(before);
  });

  it('lets a text grow that says nothing yet', () => {
    const empty: WidgetItem = { ...widget, widget: { type: 'Card', children: [{ type: 'Text', id: 'text' }] } };

    const items = fold([
      { type: 'thread.item.added', item: empty },
      update('wid_1', { type: 'widget.streaming_text.value_delta', component_id: 'text', delta: 'Hi', done: true }),
    ]);

    expect(items).toMatchObject([{ widget: { children: [{ value: 'Hi' }] } }]);
  });

  it('replaces a node inside', () => {
    const component = { type: 'Badge', id: 'badge', label: 'New' };

    const items = fold([
      { type: 'thread.item.added', item: widget },
      update('wid_1', { type: 'widget.component.updated', component_id: 'text', component }),
    ]);

    expect(items).toMatchObject([{ widget: { children: [{ children: component }, { type: 'Divider' }] } }]);
  });

  it('replaces the whole', () => {
    const items = fold([
      { type: 'thread.item.added', item: widget },
      update('wid_1', { type: 'widget.root.updated', widget: { type: 'Basic', children: [] } }),
    ]);

    expect(items).toMatchObject([{ widget: { type: 'Basic', children: [] } }]);
  });
});
