import { inputBinding, signal, twoWayBinding } from '@angular/core';
import { render } from '../testing/render';
import { MomentField } from './moment-field';

async function setup() {
  const value = signal('2026-11-27T15:00');
  const shown = await render(MomentField, [twoWayBinding('value', value), inputBinding('label', () => 'Pick-up')]);
  const [day, time] = shown.element.querySelectorAll('input');
  const write = async (field: HTMLInputElement | undefined, text: string) => {
    if (field) field.value = text;
    field?.dispatchEvent(new Event('input'));
    await shown.settle();
  };
  return { ...shown, value, time, write, written: () => [day?.value, time?.value] };
}

describe(MomentField, () => {
  it('is empty when it is emptied from outside', async () => {
    const { value, settle, written } = await setup();
    value.set('');
    await settle();

    expect(written()).toEqual(['', '']);
  });

  it('keeps the day while its time is missing', async () => {
    const { value, time, write, written } = await setup();

    await write(time, '');
    expect([value(), ...written()]).toEqual(['', '2026-11-27', '']);
    await write(time, '16:30');

    expect(value()).toBe('2026-11-27T16:30');
  });
});
