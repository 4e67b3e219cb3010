import { inputBinding, outputBinding } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { ToastView } from './toast-view';

describe(ToastView, () => {
  it('says what was done and offers to undo it', async () => {
    const undone = vi.fn();
    const toast = { words: 'Conversation deleted', undo: () => undefined };
    const { find } = await render(ToastView, [inputBinding('toast', () => toast), outputBinding('undone', undone)]);

    find('button', 'Undo').click();

    expect(find('status').textContent).toContain('Conversation deleted');
    expect(undone).toHaveBeenCalledOnce();
  });

  it('is accessible', async () => {
    const { element } = await render(ToastView, [
      inputBinding('toast', () => ({ words: 'It failed.', isAlarm: true })),
    ]);

    await expectAccessible(element);
  });
});
