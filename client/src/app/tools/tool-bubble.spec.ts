import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type ToolCall } from '../api/api';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aCall } from '../testing/stories';
import { Language } from '../words/language';
import { ToolBubble } from './tool-bubble';

async function setup(over: Partial<ToolCall> = {}) {
  const call = signal(aCall(over));
  const decided = vi.fn();
  const view = await render(ToolBubble, [inputBinding('call', call), outputBinding('decided', decided)]);
  const open = async () => {
    const details = view.element.querySelector('details');
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
    await view.settle();
  };
  return { ...view, call, decided, open };
}

function textOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ');
}

describe(ToolBubble, () => {
  it('says what is going on, and then what happened, in the same place', async () => {
    const { element, call, settle } = await setup({ status: 'running', result: null, duration_ms: null });
    const line = element.querySelector('summary');
    expect(textOf(element)).toMatch(/AI is using: create_task\s*tasks\s*Running/);

    call.set(aCall());
    await settle();
    await vi.waitFor(() => expect(textOf(element)).toContain('Done'));

    expect(element.querySelector('summary')).toBe(line);
    expect(textOf(element)).toMatch(/Created task: Review Q4 report\s*tasks\s*Done\s*0\.4 s/);
  });

  it('lets a call be seen running that took no time at all', async () => {
    const { element, call, settle } = await setup({ status: 'running', result: null, duration_ms: null });

    call.set(aCall());
    await settle();

    expect(textOf(element)).toContain('AI is using: create_task');
  });

  it('opens to what was sent, what came back and the small print', async () => {
    const { element, open } = await setup();

    await open();

    expect(element.querySelector('dl')?.textContent).toContain('Review Q4 report');
    expect(element.querySelector('app-task-card')).not.toBeNull();
    expect(textOf(element)).toContain('Server: tasks');
    expect(textOf(element)).toContain('Attempt 1');
  });

  it('shows the arguments as they were sent when asked', async () => {
    const { element, findAll, open, settle } = await setup();
    await open();

    findAll('button', 'JSON')[0]?.click();
    await settle();

    expect(element.querySelector('pre')?.textContent).toBe('{\n  "title": "Review Q4 report"\n}');
  });

  it('says why a call failed without being opened', async () => {
    const { element } = await setup({
      status: 'error',
      result: null,
      error: { code: 'x', message: 'The bridge refused.' },
    });

    expect(textOf(element)).toContain('The bridge refused.');
  });

  it('asks what to do when the outcome is not known', async () => {
    const { find, decided } = await setup({ status: 'unknown_outcome', result: null });

    find('button', 'Run again').click();
    find('button', 'Skip').click();

    expect(decided.mock.calls).toEqual([['approve'], ['deny']]);
  });

  it('opens what was sent for who wants to check first', async () => {
    const { element, find } = await setup({ status: 'unknown_outcome', result: null });

    find('button', 'Check').click();

    expect(element.querySelector('details')?.open).toBe(true);
  });

  it('says how far a call is that tells', async () => {
    const progress = { progress: 30, total: 120, message: 'Contacts' };
    const { element } = await setup({ status: 'running', result: null, duration_ms: null, progress });

    expect(textOf(element)).toContain('30 of 120 · Contacts');
    expect(element.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('25');
  });

  it('says in the language of the page that a call was denied, and the reason as it was given', async () => {
    await TestBed.inject(Language).speak('de');
    const error = { code: 'denied', message: 'You did not allow this: Keep it: we quote from it.' };
    const { element } = await setup({ status: 'denied', denial_reason: 'Keep it: we quote from it.', error });

    expect(textOf(element)).toContain('Sie haben das nicht erlaubt: Keep it: we quote from it.');
  });

  it('does not say in any language that a call was not made which may have been', async () => {
    await TestBed.inject(Language).speak('de');
    const error = {
      code: 'unknown_outcome',
      message: 'It is not known whether this took effect. It was not made again.',
    };
    const { element } = await setup({ status: 'denied', denial_reason: null, error });

    expect(textOf(element)).toContain('Es ist nicht bekannt, ob dies geschehen ist.');
    expect(textOf(element)).not.toContain('nicht erlaubt');
  });

  it('leads to where a server is connected', async () => {
    const error = { code: 'needs_connection', message: 'Connect “calendar” first.' };
    const { find } = await setup({ status: 'error', server: 'my calendar', result: null, error });

    expect(find('link', 'Connect').getAttribute('href')).toBe('/settings/tools?connect=my%20calendar');
  });

  it('counts the attempts from the second on', async () => {
    expect(textOf((await setup()).element)).not.toContain('Attempt');
    expect(textOf((await setup({ attempt: 2 })).element)).toContain('Attempt 2');
  });

  it.each(['running', 'success', 'error', 'denied', 'cancelled', 'unknown_outcome'] as const)(
    'is accessible when %s',
    async (status) => {
      const { element, open } = await setup({ status });
      await open();

      await expectAccessible(element);
    },
  );
});
