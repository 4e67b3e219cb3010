import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { NotFound } from '../http/not-found.js';
import { LiveSessions } from './live-sessions.js';
import { SessionsRepository } from './sessions.repository.js';
import { type SignIn } from './sign-ins.js';
import { openAuth, PASSWORD, userOf } from './testing/open-auth.js';

describe(SessionsRepository, () => {
  let auth: Awaited<ReturnType<typeof openAuth>>;
  let ada: SignIn;
  let eve: SignIn;

  beforeAll(async () => {
    auth = await openAuth();
    ada = await auth.signIns.register({ email: 'ada@example.org', password: PASSWORD });
    eve = await auth.signIns.register({ email: 'eve@example.org', password: PASSWORD });
  });

  afterAll(() => auth[Symbol.asyncDispose]());

  it("hides other people's sessions", async () => {
    const sessions = await auth.sessions.list(eve.user);

    expect(sessions.map(({ id }) => id)).toEqual([eve.session.id]);
  });

  it("does not end somebody else's session", async () => {
    await expect(auth.sessions.revoke(eve.user, ada.session.id)).rejects.toThrow(NotFound);

    expect(await auth.live.isLive(userOf(ada))).toBe(true);
  });

  it("calls a session dead that is not the user's", async () => {
    const { session } = await auth.signIns.login({ email: 'ada@example.org', password: PASSWORD });

    expect(await auth.live.isLive({ id: eve.user.id, sessionId: session.id })).toBe(false);
  });

  it('ends a session of the user once', async () => {
    const { session } = await auth.signIns.login({ email: 'eve@example.org', password: PASSWORD });

    await auth.sessions.revoke(eve.user, session.id);

    await expect(auth.sessions.revoke(eve.user, session.id)).rejects.toThrow(NotFound);
    expect((await auth.sessions.list(eve.user)).map(({ id }) => id)).not.toContain(session.id);
  });

  it('ends what is read in another process five seconds later at most', async () => {
    const { user, session } = await auth.signIns.login({ email: 'eve@example.org', password: PASSWORD });
    const reader = { id: user.id, sessionId: session.id };
    const elsewhere = new LiveSessions(auth.database);
    await elsewhere.isLive(reader);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });

    try {
      const signal = elsewhere.whileLive(reader, new AbortController().signal);
      const ended = new Promise((resolve) => signal.addEventListener('abort', resolve));
      await auth.sessions.revoke(user, session.id);
      await jest.advanceTimersByTimeAsync(5_000);

      await ended;
      expect(signal.aborted).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('asks for all sessions that are read here at once', async () => {
    const people = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? ada.user : eve.user));
    const sessions = await Promise.all(people.map((user) => auth.sessions.start(user, undefined)));
    const elsewhere = new LiveSessions(auth.database);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    const asked = jest.spyOn(Client.prototype, 'query');

    try {
      const signals = sessions.map(({ id, userId }) =>
        elsewhere.whileLive({ id: userId, sessionId: id }, new AbortController().signal),
      );
      const ended = Promise.all(signals.map((signal) => once(signal, 'abort')));
      await Promise.all(sessions.map(({ id, userId }) => auth.sessions.revoke({ id: userId }, id)));
      asked.mockClear();
      await jest.advanceTimersByTimeAsync(5_000);
      await ended;

      const looks = asked.mock.calls.filter(([query]) => JSON.stringify(query).includes('FROM \\"sessions'));
      expect(looks.length).toBeGreaterThan(0);
      expect(looks.length).toBeLessThan(5);
    } finally {
      asked.mockRestore();
      jest.useRealTimers();
    }
  });

  it('ends what is read with the session of somebody else', async () => {
    const { id } = await auth.sessions.start(ada.user, undefined);
    const elsewhere = new LiveSessions(auth.database);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });

    try {
      const signal = elsewhere.whileLive({ id: eve.user.id, sessionId: id }, new AbortController().signal);
      const ended = once(signal, 'abort');
      await jest.advanceTimersByTimeAsync(1_500);

      await ended;
    } finally {
      jest.useRealTimers();
    }
  });
});
