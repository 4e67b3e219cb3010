import { type WidgetNode } from '../api/thread-items';
import { expectAccessible } from '../testing/expect-accessible';
import { showWidget } from './testing/show-widget';
import { WidgetView } from './widget-view';

/** A row of a table with one word. */
function row(value: string, more: object = {}): WidgetNode {
  return { type: 'Table.Row', ...more, children: [{ type: 'Table.Cell', children: [{ type: 'Text', value }] }] };
}

describe(WidgetView, () => {
  it('draws words, pictures, tables and charts without a fault that axe knows', async () => {
    const { element } = await showWidget({
      type: 'Card',
      status: { text: 'Order', icon: 'cube' },
      children: [
        { type: 'Title', value: 'Your order', size: 'lg' },
        { type: 'Row', gap: 2, children: [{ type: 'Badge', label: 'Paid', color: 'success' }, { type: 'Spacer' }] },
        { type: 'Caption', value: 'Today' },
        { type: 'Markdown', value: 'It is **on its way**.' },
        { type: 'Divider' },
        { type: 'Image', src: 'data:image/png;base64,AAAA', alt: 'A box' },
        { type: 'Table', children: [row('Item', { header: true }), row('Lamp')] },
        {
          type: 'Chart',
          data: [{ day: 'Mon', sold: 3 }],
          series: [{ type: 'bar', dataKey: 'sold', label: 'Sold' }],
          xAxis: 'day',
        },
      ],
    });

    expect(element.querySelector('th')?.textContent).toContain('Item');
    expect(element.querySelector('strong')?.textContent).toBe('on its way');
    expect(element.querySelector('img')?.alt).toBe('A box');
    expect(element.querySelectorAll('rect')).toHaveLength(1);
    await expectAccessible(element);
  });

  it('confirms and cancels as the card says', async () => {
    const { find, acted } = await showWidget({
      type: 'Card',
      children: [{ type: 'Text', value: 'Delete it?' }],
      confirm: { label: 'Delete', action: { type: 'delete', streaming: false } },
      cancel: { label: 'Keep', action: { type: 'keep' } },
    });

    find('button', 'Delete').click();
    find('button', 'Keep').click();
    await vi.waitFor(() => expect(acted).not.toHaveLength(0));

    expect(acted[0]?.action).toMatchObject({ type: 'delete', streaming: false });
  });

  it('lists as many items as it may and the rest when asked', async () => {
    const item = (value: string) => ({
      type: 'ListViewItem',
      key: value,
      onClickAction: { type: 'open', payload: { value } },
      children: [{ type: 'Text', value }],
    });
    const { find, findAll, settle, acted } = await showWidget({
      type: 'ListView',
      limit: 2,
      children: ['one', 'two', 'three'].map(item),
    });
    expect(findAll('button').map(({ textContent }) => textContent.trim())).toEqual(['one', 'two', 'Show 1 more']);

    find('button', 'Show 1 more').click();
    await settle();
    find('button', 'three').click();

    expect(acted[0]?.action).toMatchObject({ type: 'open', payload: { value: 'three' } });
  });

  it('leaves the keys and presses in an item to the controls that it holds', async () => {
    const { element, settle, acted } = await showWidget({
      type: 'ListView',
      children: [
        {
          type: 'ListViewItem',
          onClickAction: { type: 'open' },
          children: [
            { type: 'Button', label: 'Add', onClickAction: { type: 'add' } },
            { type: 'Input', name: 'note' },
          ],
        },
      ],
    });
    const [item, button, field] = ['.item', 'button', 'input'].map((one) => element.querySelector<HTMLElement>(one));
    const press = (on: Element | null | undefined, key: string) =>
      on?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

    expect(['Enter', ' '].map((key) => press(button, key))).toEqual([true, true]);
    expect(press(field, ' ')).toBe(true);
    field?.click();
    expect(acted).toEqual([]);

    button?.click();
    await settle();
    press(item, 'Enter');
    await settle();
    expect(acted.map(({ action }) => action.type)).toEqual(['add', 'open']);
  });

  it('asks before it fetches a picture from elsewhere, and fetches nothing by its styles', async () => {
    const { element, find } = await showWidget({
      type: 'Basic',
      children: [
        { type: 'Image', src: 'https://evil.example/beacon.png', alt: 'A cat' },
        { type: 'Box', background: 'url(https://evil.example/beacon.png)', children: [{ type: 'Text', value: 'x' }] },
      ],
    });

    expect(element.querySelector('img')).toBeNull();
    expect(find('link').textContent).toContain('evil.example');
    expect(element.innerHTML).not.toContain('url(');
  });

  it('shows what an unknown component holds', async () => {
    const { element } = await showWidget({
      type: 'Basic',
      children: [{ type: 'Hologram', children: { type: 'Text', value: 'Still here' } }],
    });

    expect(element.textContent).toContain('Still here');
  });
});
