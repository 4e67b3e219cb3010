import { TestBed } from '@angular/core/testing';
import { Session } from '../auth/session';
import { answers } from '../testing/fake-server';
import { render } from '../testing/render';
import { TokensSettings } from './tokens-settings';

const [EDITOR, PHONE] = ['Editor', 'Phone'].map((name, index) => ({
  id: `t${index}`,
  name,
  created_at: '2026-11-23T14:02:00.000Z',
  last_used_at: null,
}));

/** The tokens as they are told, time after time. */
async function setup(...told: unknown[][]) {
  const server = answers();
  for (const tokens of told) server.json('GET /api/auth/mcp-tokens', { tokens });
  await TestBed.inject(Session).signIn({ email: 'ada@example.org', password: 'correct horse' });
  const count = (route: string) => server.asked.filter((one) => one.route === route).length;
  return { server, count, ...(await render(TokensSettings)) };
}

describe(TokensSettings, () => {
  it('makes one token, however often the button is pressed', async () => {
    const { server, count, element, find, settle } = await setup([]);
    const made = server.later('POST /api/auth/mcp-tokens', { ...EDITOR, token: 'secret' }, 201);
    const field = element.querySelector('input');
    if (field) field.value = 'Editor';

    find('button', 'Make a token').click();
    find('button', 'Make a token').click();
    made();
    await vi.waitFor(() => expect(element.textContent).toContain('secret'));
    await settle();

    expect(count('POST /api/auth/mcp-tokens')).toBe(1);
  });

  it('goes on at the neighbour of a token that was revoked, then where one is made', async () => {
    const { server, element, find, findAll } = await setup([EDITOR, PHONE], [PHONE], []);
    server.json('DELETE /api/auth/mcp-tokens/t0', null);
    server.json('DELETE /api/auth/mcp-tokens/t1', null);
    const revoke = async (name: string) => {
      find('button', `Revoke ${name}`).click();
      await vi.waitFor(() => find('button', 'Revoke').click());
      await vi.waitFor(() => expect(findAll('alertdialog')).toEqual([]));
    };

    await revoke('Editor');
    await vi.waitFor(() => expect(document.activeElement).toBe(find('button', 'Revoke Phone')));

    await revoke('Phone');
    await vi.waitFor(() => expect(document.activeElement).toBe(element.querySelector('input')));
  });

  it('keeps showing a new token that could not be revoked', async () => {
    const { server, element, find } = await setup([EDITOR]);
    server.json('POST /api/auth/mcp-tokens', { ...EDITOR, token: 'secret' }, 201);
    server.refuse('DELETE /api/auth/mcp-tokens/t0', 503, { code: 'unavailable' });
    const field = element.querySelector('input');
    if (field) field.value = 'Editor';
    find('button', 'Make a token').click();
    await vi.waitFor(() => expect(element.textContent).toContain('secret'));

    find('button', 'Revoke Editor').click();
    await vi.waitFor(() => find('button', 'Revoke').click());

    await vi.waitFor(() => expect(find('alert')).toBeTruthy());
    expect(element.textContent).toContain('secret');
  });
});
