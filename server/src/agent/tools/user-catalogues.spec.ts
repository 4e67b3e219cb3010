import { describe, expect, it } from '@jest/globals';
import { type McpServer } from './mcp-server.js';
import { UserCatalogues } from './user-catalogues.js';

const ADA = { id: 'ada' };
const EVE = { id: 'eve' };
const NOBODY = new Map<string, { id: string }>();
const NEVER = new AbortController().signal;
const signedIn = (id: string) => new Map([['mail', { id }]]);

const open: McpServer = {
  name: 'mail',
  address: () => new URL('http://127.0.0.1:9/mcp'),
  headers: () => Promise.resolve({}),
  policy: () => ({ asks: true, retry: 'effect' }),
  arguments: (request) => request.arguments,
};
const closed: McpServer = {
  ...open,
  signIn: {
    token: (user) => Promise.resolve(`of ${user.id}`),
    renewed: () => Promise.resolve('another'),
    wants: () => Promise.resolve(true),
  },
};

describe(UserCatalogues, () => {
  it('is one for all where nobody signs in', () => {
    const catalogues = new UserCatalogues(open);

    expect(catalogues.of(ADA, NOBODY)).toBe(catalogues.of(EVE, signedIn('1')));
  });

  it('is one of their own for each who is signed in, and a new one for each sign-in', () => {
    const catalogues = new UserCatalogues(closed);
    const adas = catalogues.of(ADA, signedIn('1'));

    expect(catalogues.of(ADA, signedIn('1'))).toBe(adas);
    expect(adas.isOwn).toBe(true);
    for (const other of [
      catalogues.of(EVE, signedIn('1')),
      catalogues.of(ADA, signedIn('2')),
      catalogues.of(ADA, NOBODY),
    ])
      expect(other).not.toBe(adas);
  });

  it('brings nobody’s token where it is shared', async () => {
    const { server, isOwn } = new UserCatalogues(closed).of(ADA, NOBODY);

    const tokens = [await server.signIn?.token(ADA, NEVER), await server.signIn?.renewed(ADA, 'x', NEVER)];
    expect([isOwn, ...tokens]).toEqual([false, null, null]);
  });

  it('keeps to the thousand users who came last', () => {
    const catalogues = new UserCatalogues(closed);
    const first = catalogues.of({ id: '0' }, signedIn('1'));
    const second = catalogues.of({ id: '1' }, signedIn('1'));
    catalogues.of({ id: '0' }, signedIn('1'));
    for (let id = 2; id <= 1_000; id++) catalogues.of({ id: String(id) }, signedIn('1'));

    expect(catalogues.of({ id: '0' }, signedIn('1'))).toBe(first);
    expect(catalogues.of({ id: '1' }, signedIn('1'))).not.toBe(second);
  });
});
