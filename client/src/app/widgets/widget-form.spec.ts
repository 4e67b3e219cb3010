import { type WidgetNode } from '../api/thread-items';
import { expectAccessible } from '../testing/expect-accessible';
import { showWidget } from './testing/show-widget';

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

describe('A form in a widget', () => {
  it('lets a day be chosen in the page’s own field, between its first and its last', async () => {
    const range = { min: '2026-11-20', max: '2026-11-30' };
    const { element, find, acted, settle } = await showWidget(
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
    const { element, find, acted } = await showWidget(
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
    const { element } = await showWidget(
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
    const { element, acted } = await showWidget({
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
});
