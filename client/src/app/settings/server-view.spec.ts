import { inputBinding, outputBinding, signal } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { ServerView } from './server-view';

describe(ServerView, () => {
  it('lets a server that wants more rights be connected again, or left', async () => {
    const connecting = vi.fn();
    const error = 'The mail server wants more rights than you have given it.';
    const server = signal({ name: 'mail', status: 'needs_connection' as const, connected: true, error, tools: [] });
    const { element, find } = await render(ServerView, [
      inputBinding('server', server),
      outputBinding('connecting', connecting),
    ]);

    find('button', 'Connect again: mail').click();

    expect(connecting).toHaveBeenCalledOnce();
    expect(element.textContent).toContain(error);
    expect(find('button', 'Disconnect mail')).toBeTruthy();
    await expectAccessible(element);
  });
});
