import { TestBed } from '@angular/core/testing';
import { ADA, answers, EVE } from '../testing/fake-server';
import { Session } from './session';

function setup() {
  const server = answers();
  return { server, session: TestBed.inject(Session) };
}

describe(Session, () => {
  it('finds out by the cookie whether somebody is still signed in', async () => {
    const { session } = setup();

    await session.restored();

    expect(session.user()?.name).toBe('Ada');
  });

  it('knows nobody when the cookie is refused', async () => {
    const server = answers();
    server.refuse('POST /api/auth/refresh', 401, { code: 'unauthenticated' });
    server.refuse('POST /api/auth/refresh', 401, { code: 'unauthenticated' });
    const session = TestBed.inject(Session);
    await session.restored();
    await session.refresh().catch(() => undefined);

    expect(session.isSignedIn()).toBe(false);
    await expect(session.token()).rejects.toMatchObject({ status: 401 });
  });

  it('renews the token once for all who ask at the same time', async () => {
    const { server, session } = setup();

    await Promise.all([session.refresh(), session.refresh(), session.refresh()]);

    expect(server.asked).toHaveLength(1);
  });

  it('stays signed in while the server cannot be reached', async () => {
    const { server, session } = setup();
    await session.restored();
    server.unreachable('POST /api/auth/refresh');
    await session.refresh();

    await session.refresh().catch(() => undefined);

    expect(session.isSignedIn()).toBe(true);
  });

  it('remembers in this browser that somebody may be signed in, until they sign out', async () => {
    localStorage.clear();
    const { server, session } = setup();
    server.json('POST /api/auth/logout', null);
    expect(session.mayBeRestored()).toBe(false);

    await session.restored();
    expect(session.mayBeRestored()).toBe(true);
    await session.signOut();

    expect(session.mayBeRestored()).toBe(false);
  });

  it('leaves the next person signed in when the token of the one before is renewed too late', async () => {
    const { server, session } = setup();
    server.json('POST /api/auth/login', EVE);
    server.json('POST /api/auth/logout', null);
    const credentials = { email: 'ada@example.org', password: 'correct horse' };
    await session.signIn(credentials);
    const renew = server.later('POST /api/auth/refresh', ADA);
    await session.refresh();
    const renewed = session.refresh().catch(() => undefined);
    await vi.waitFor(() => expect(server.asked).toHaveLength(3));

    await session.signOut();
    await session.signIn({ ...credentials, email: 'eve@example.org' });
    renew();
    await renewed;

    expect(session.user()?.name).toBe('Eve');
    expect(session.isExpired()).toBe(false);
  });

  it('forgets everything on the way out', async () => {
    const { server, session } = setup();
    server.json('POST /api/auth/logout', null);
    await session.restored();

    await session.signOut();

    expect(session.user()).toBeNull();
  });
});
