import { inputBinding, outputBinding, signal, twoWayBinding } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { Composer } from './composer';

async function setup({ text = '', answering = false, hasMore = false } = {}) {
  const [draft, model] = [signal(text), signal<string | null>('a')];
  const [sent, stopped] = [vi.fn(), vi.fn()];
  const models = [
    { id: 'a', label: 'Small', default: true },
    { id: 'b', label: 'Large', default: false },
  ];
  const view = await render(Composer, [
    twoWayBinding('text', draft),
    twoWayBinding('model', model),
    inputBinding('models', () => models),
    inputBinding('answering', () => answering),
    inputBinding('hasMore', () => hasMore),
    inputBinding('last', () => 'What I said'),
    outputBinding('sent', sent),
    outputBinding('stopped', stopped),
  ]);
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...init });
    view.find('textbox', 'Message').dispatchEvent(event);
    return event;
  };
  return { ...view, draft, model, sent, stopped, press };
}

describe(Composer, () => {
  it('sends what was written on Enter, without the space around it', async () => {
    const { press, sent } = await setup({ text: ' Hello \n' });

    press('Enter');

    expect(sent).toHaveBeenCalledWith('Hello');
  });

  it('is empty once it was sent, also when it was written and sent within one frame', async () => {
    const { draft, find, press, sent, settle } = await setup();
    sent.mockImplementation(() => draft.set(''));

    const box = find('textbox', 'Message') as HTMLTextAreaElement; // a composer's is one
    box.value = 'Hello';
    box.dispatchEvent(new Event('input'));
    press('Enter');
    await settle();

    expect(box.value).toBe('');
  });

  it.each([
    ['Shift+Enter', { shiftKey: true }],
    ['Enter while a word is being composed', { isComposing: true }],
    ['Enter that ends a composition', { keyCode: 229 }],
  ])('does not send on %s', async (_what, init) => {
    const { press, sent } = await setup({ text: 'Hello' });

    const event = press('Enter', init);

    expect(sent).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });

  it('sends nothing when nothing is written', async () => {
    const { press, sent } = await setup({ text: '  ' });

    press('Enter');

    expect(sent).not.toHaveBeenCalled();
  });

  it('stops the answer on Escape and by its button', async () => {
    const { press, find, stopped } = await setup({ answering: true });

    press('Escape');
    find('button', 'Stop the answer').click();

    expect(stopped).toHaveBeenCalledTimes(2);
  });

  it('sends files without words while an answer runs', async () => {
    const { find, sent } = await setup({ answering: true, hasMore: true });

    find('button', 'Send message').click();

    expect(sent).toHaveBeenCalledWith('');
  });

  it('recalls the last message in an empty composer', async () => {
    const { press, draft } = await setup();

    press('ArrowUp');

    expect(draft()).toBe('What I said');
  });

  it('counts from 9,000 characters on', async () => {
    const { element, draft, settle } = await setup({ text: 'x'.repeat(8_999) });
    expect(element.querySelector('.counter')).toBeNull();

    draft.set('x'.repeat(9_420));
    await settle();

    expect(element.querySelector('.counter')?.textContent).toBe('9,420 / 10,000');
  });

  it('tells the count now and then, not at every letter', async () => {
    const { draft, find, settle } = await setup({ text: 'x'.repeat(8_999) });
    const told = async (length: number) => {
      draft.set('x'.repeat(length));
      await settle();
      return find('status').textContent;
    };

    expect([await told(8_999), await told(9_001), await told(9_249), await told(9_250)]).toEqual([
      '',
      '9,000 / 10,000',
      '9,000 / 10,000',
      '9,250 / 10,000',
    ]);
  });

  it('refuses more than 10,000 characters with words', async () => {
    const { press, find, sent } = await setup({ text: 'x'.repeat(10_212) });

    press('Enter');

    expect(sent).not.toHaveBeenCalled();
    expect(find('alert').textContent).toContain('212 characters too many');
  });

  it('is accessible', async () => {
    await expectAccessible((await setup({ text: 'x'.repeat(10_212) })).element);
  });
});
