import { TestBed } from '@angular/core/testing';
import { answers, EVE } from '../testing/fake-server';
import { Backend } from './backend';
import { Session } from './session';

const ADA = { email: 'ada@example.org', password: 'correct horse' };

async function setup() {
  const server = answers();
  server.json('POST /api/auth/login', EVE);
  server.json('POST /api/auth/logout', null);
  const session = TestBed.inject(Session);
  await session.signIn(ADA);
  const comesEve = async () => {
    await session.signOut();
    await session.signIn({ ...ADA, email: 'eve@example.org' });
  };
  const asked = (route: string) => server.asked.filter((one) => one.route === route);
  return { server, session, comesEve, asked, backend: TestBed.inject(Backend) };
}

describe(Backend, () => {
  it('renews the token once and asks again when the server takes it no more', async () => {
    const { server, backend, asked } = await setup();
    server.refuse('GET /api/tasks', 401, { code: 'unauthenticated' });
    server.json('GET /api/tasks', { tasks: [] });

    expect(await backend.get('/api/tasks')).toEqual({ tasks: [] });
    expect(asked('POST /api/auth/refresh')).toHaveLength(1);
  });

  it('keeps from the next person what the person before asked for', async () => {
    const { server, session, comesEve, asked, backend } = await setup();
    const answer = server.later('GET /api/tasks', { tasks: ['of Ada'] });
    const heard = backend.get('/api/tasks').catch((error: unknown) => error);
    await vi.waitFor(() => expect(asked('GET /api/tasks')).toHaveLength(1));

    await comesEve();
    answer();

    expect(await heard).toMatchObject({ code: 'unauthenticated' });
    expect(session.user()?.name).toBe('Eve');
  });

  it('does not ask again in the name of the next person', async () => {
    const { server, comesEve, asked, backend } = await setup();
    const refuse = server.later('GET /api/tasks', {}, 401);
    const heard = backend.get('/api/tasks').catch((error: unknown) => error);
    await vi.waitFor(() => expect(asked('GET /api/tasks')).toHaveLength(1));

    await comesEve();
    refuse();
    await heard;

    expect(asked('GET /api/tasks')).toHaveLength(1);
  });

  it('ends the streams of the person before', async () => {
    const { server, comesEve, asked, backend } = await setup();
    const answer = server.later('GET /api/chat/events', {});
    const { signal } = new AbortController();
    const opened = backend.open('/api/chat/events', { signal }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(asked('GET /api/chat/events')).toHaveLength(1));

    await comesEve();
    answer();

    expect(await opened).toMatchObject({ code: 'unauthenticated' });
    expect(signal.aborted).toBe(false);
  });
});
