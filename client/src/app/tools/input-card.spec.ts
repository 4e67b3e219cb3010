import { inputBinding, outputBinding, signal } from '@angular/core';
import { type InputRequest } from '../api/api';
import { Problem } from '../api/problem';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aCall } from '../testing/stories';
import { InputCard } from './input-card';

const FORM: InputRequest = {
  message: 'Which address should be used?',
  mode: 'form',
  requested_schema: {
    type: 'object',
    properties: { street: { type: 'string', title: 'Street' }, gift: { type: 'boolean', title: 'A gift' } },
    required: ['street'],
  },
};
const VISIT: InputRequest = { message: 'Sign in there.', mode: 'url', url: 'https://login.example.org/start?a=1' };

async function setup(request: InputRequest) {
  const [replied, problem, asked] = [vi.fn(), signal<Problem | null>(null), signal(request)];
  const view = await render(InputCard, [
    inputBinding('call', () => aCall({ tool_name: 'ship', server: 'shop', status: 'awaiting_approval' })),
    inputBinding('request', asked),
    inputBinding('problem', problem),
    outputBinding('replied', replied),
  ]);
  const write = (text: string) => {
    const field = view.find('textbox', /^Street/);
    if (field instanceof HTMLInputElement) field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  return { ...view, asked, replied, problem, write };
}

describe(InputCard, () => {
  it('sends what was filled in', async () => {
    const { find, replied, write } = await setup(FORM);
    write('High Street 1');
    find('checkbox').click();

    find('button', 'Send answer').click();

    expect(replied).toHaveBeenCalledWith({ answers: { street: 'High Street 1', gift: true } });
  });

  it('keeps what was filled in when the same question comes again', async () => {
    const { asked, find, replied, settle, write } = await setup(FORM);
    write('High Street 1');
    find('checkbox').click();

    asked.set(structuredClone(FORM));
    await settle();
    find('button', 'Send answer').click();

    expect(replied).toHaveBeenCalledWith({ answers: { street: 'High Street 1', gift: true } });
  });

  it('says beside its field what is missing, and sends nothing', async () => {
    const { find, replied, settle } = await setup(FORM);

    find('button', 'Send answer').click();
    await settle();

    expect(find('alert').textContent).toContain('This is needed.');
    expect(find('textbox').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(find('textbox'));
    expect(replied).not.toHaveBeenCalled();
  });

  it('says beside its field what the server does not take', async () => {
    const { element, problem, settle, write } = await setup(FORM);
    write('Nowhere');

    problem.set(
      new Problem('validation_failed', 'Look again.', 422, [{ field: 'street', message: 'Unknown street.' }]),
    );
    await settle();

    expect(element.querySelector('app-input-control')?.textContent).toContain('Unknown street.');
  });

  it('takes a day and a moment from the page’s own fields', async () => {
    const properties = {
      day: { type: 'string', format: 'date', title: 'Day' },
      at: { type: 'string', format: 'date-time', title: 'Pick-up' },
    };
    const { element, find, findAll, replied, settle } = await setup({
      message: 'When?',
      mode: 'form',
      requested_schema: { type: 'object', properties, required: ['at'] },
    });
    const put = async (selector: string, at: number, value: string) => {
      const field = [...element.querySelectorAll<HTMLInputElement>(selector)][at];
      if (!field) throw new Error(`There is no ${selector} number ${at}.`);
      field.value = value;
      field.dispatchEvent(new Event('input'));
      await settle();
    };
    expect(findAll('button', 'Choose a day')).toHaveLength(2);

    await put('input[type=date]', 0, '2026-11-27');
    await put('input[type=time]', 0, '15:30');
    find('button', 'Send answer').click();
    await settle();
    expect(find('alert').textContent).toContain('This is needed.');
    await put('input[type=date]', 1, '2026-11-28');
    find('button', 'Send answer').click();

    const at = new Date('2026-11-28T15:30').toISOString();
    expect(replied).toHaveBeenCalledWith({ answers: { day: '2026-11-27', at } });
    await expectAccessible(element);
  });

  it('can be skipped', async () => {
    const { find, replied } = await setup(FORM);

    find('button', 'Skip').click();

    expect(replied).toHaveBeenCalledWith({ skipped: true });
  });

  it('shows the whole address and its host before anybody goes there', async () => {
    const { element, find } = await setup(VISIT);

    expect(element.textContent).toContain('https://login.example.org/start?a=1');
    const link = find('link', 'Open login.example.org in a new tab');
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer']);
  });

  it('leads to no script', async () => {
    const { findAll } = await setup({ ...VISIT, url: 'javascript:alert(1)' });

    expect(findAll('link')).toEqual([]);
  });

  it.each([
    ['a form', FORM],
    ['an address', VISIT],
  ])('is accessible with %s', async (_what, request) => {
    await expectAccessible((await setup(request)).element);
  });
});
