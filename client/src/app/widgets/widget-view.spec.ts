import { inputBinding, outputBinding } from '@angular/core';
import { type WidgetNode } from '../api/thread-items';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { type WidgetActed, WidgetView } from './widget-view';

async function show(widget: WidgetNode) {
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

const SIZES = [
  { value: 's', label: 'S' },
  { value: 'm', label: 'M' },
];
const SAVE = { type: 'save', payload: { id: 7, who: { name: 'kept' } } };

/** A card with a form that is saved by its button. */
function form(...fields: WidgetNode[]): WidgetNode {
  const children = [...fields, { type: 'Button', submit: true, label: 'Save' }];
  return { type: 'Card', children: [{ type: 'Form', onSubmitAction: SAVE, children }] };
}

/** A row of a table with one word. */
function row(value: string, more: object = {}): WidgetNode {
  return { type: 'Table.Row', ...more, children: [{ type: 'Table.Cell', children: [{ type: 'Text', value }] }] };
}

describe(WidgetView, () => {
  it('draws words, pictures, tables and charts without a fault that axe knows', async () => {
    const { element } = await show({
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

  it('lets a day be chosen in the page’s own field, between its first and its last', async () => {
    const range = { min: '2026-11-20', max: '2026-11-30' };
    const { element, find, acted, settle } = await show(
      form(
        { type: 'Label', value: 'Day', fieldName: 'day' },
        { type: 'DatePicker', name: 'day', defaultValue: '2026-11-27', ...range, onChangeAction: { type: 'moved' } },
      ),
    );
    const field = element.querySelector<HTMLInputElement>('input[type=date]');
    expect([field?.value, field?.min, field?.max]).toEqual(['2026-11-27', range.min, range.max]);
    expect(field?.labels?.[0]?.textContent).toBe('Day');

    expect(find('button', 'Choose a day').getAttribute('aria-haspopup')).toBe('dialog');
    if (field) field.value = '2026-11-25';
    field?.dispatchEvent(new Event('input'));
    await settle();
    find('button', 'Save').click();

    expect(acted.map(({ action: { type, payload } }) => [type, payload?.['day']])).toEqual([
      ['moved', '2026-11-25'],
      ['save', '2026-11-25'],
    ]);
  });

  it('sends the values of a form with its action, nested by dots, the action’s own first', async () => {
    const { element, find, acted } = await show(
      form(
        { type: 'Label', value: 'Name', fieldName: 'who.name' },
        { type: 'Input', name: 'who.name', defaultValue: 'Ada' },
        { type: 'Input', name: 'who.born', defaultValue: '1815' },
        { type: 'Checkbox', name: 'news', label: 'News', defaultChecked: true },
        { type: 'RadioGroup', name: 'size', options: SIZES, defaultValue: 'm' },
        { type: 'Textarea', name: 'notes', defaultValue: 'none' },
      ),
    );
    expect(element.querySelector('label')?.htmlFor).toBe(element.querySelector('input')?.id);

    find('button', 'Save').click();

    expect(acted.map(({ action }) => action)).toEqual([
      {
        type: 'save',
        streaming: true,
        payload: { id: 7, who: { name: 'kept', born: '1815' }, news: true, size: 'm', notes: 'none' },
      },
    ]);
    await expectAccessible(element);
  });

  it('names a choice and a tick by the label that stands beside them', async () => {
    const { element } = await show(
      form(
        { type: 'Label', value: 'Size of it', fieldName: 'the size' },
        { type: 'RadioGroup', name: 'the size', options: SIZES },
        { type: 'Label', value: 'News', fieldName: 'news' },
        { type: 'Checkbox', name: 'news' },
      ),
    );

    const name = element.querySelector('[role=radiogroup]')?.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(name)?.textContent).toBe('Size of it');
    const tick = element.querySelector<HTMLInputElement>('input[type=checkbox]');
    expect([...(tick?.labels ?? [])].map(({ textContent }) => textContent.trim())).toContain('News');
    await expectAccessible(element);
  });

  it('says which choice was made, to the page when the action is the page’s', async () => {
    const { element, acted } = await show({
      type: 'Basic',
      children: [
        {
          type: 'Select',
          name: 'colour',
          options: [
            { value: 'r', label: 'Red' },
            { value: 'g', label: 'Green' },
          ],
          onChangeAction: { type: 'pick', handler: 'client', loadingBehavior: 'none' },
        },
      ],
    });
    const select = element.querySelector('select');
    if (!select) throw new Error('There is no select.');

    select.value = 'g';
    select.dispatchEvent(new Event('change'));

    expect(acted[0]?.action).toMatchObject({ type: 'pick', handler: 'client', payload: { colour: 'g' } });
  });

  it('confirms and cancels as the card says', async () => {
    const { find, acted } = await show({
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
    const { find, findAll, settle, acted } = await show({
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
    const { element, settle, acted } = await show({
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
    const { element, find } = await show({
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
    const { element } = await show({
      type: 'Basic',
      children: [{ type: 'Hologram', children: { type: 'Text', value: 'Still here' } }],
    });

    expect(element.textContent).toContain('Still here');
  });
});
