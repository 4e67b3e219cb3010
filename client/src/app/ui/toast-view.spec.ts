import { inputBinding, outputBinding } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { ToastView } from './toast-view';

describe(ToastView, () => {
  it('says what was done and offers to undo it', async () => {
    const undone = vi.fn();
    const toast = { words: 'Conversation deleted', undo: () => undefined };
    const { find } = await render(ToastView, [inputBinding('toasts', () => [toast]), outputBinding('undone', undone)]);

    find('button', 'Undo').click();

    expect(find('status').textContent).toContain('Conversation deleted');
    expect(undone).toHaveBeenCalledExactlyOnceWith(toast);
  });

  it('tells when somebody is about to press something, and when they are not any more', async () => {
    const [held, released] = [vi.fn(), vi.fn()];
    const { find } = await render(ToastView, [
      inputBinding('toasts', () => [{ words: 'Conversation deleted', undo: () => undefined }]),
      outputBinding('held', held),
      outputBinding('released', released),
    ]);

    find('button', 'Undo').focus();
    expect([held.mock.calls.length, released.mock.calls.length]).toEqual([1, 0]);
    find('button', 'Undo').blur();

    expect([held.mock.calls.length, released.mock.calls.length]).toEqual([1, 1]);
  });

  it('is accessible', async () => {
    const { element } = await render(ToastView, [
      inputBinding('toasts', () => [{ words: 'It failed.', isAlarm: true }]),
    ]);

    await expectAccessible(element);
  });
});
