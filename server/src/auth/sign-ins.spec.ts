import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmailTaken } from './email-taken.js';
import { NotSignedIn } from './not-signed-in.js';
import { type SignIn, SignIns } from './sign-ins.js';
import { openAuth, PASSWORD, userOf } from './testing/open-auth.js';
import { WrongCredentials } from './wrong-credentials.js';

describe(SignIns, () => {
  let auth: Awaited<ReturnType<typeof openAuth>>;
  let ada: SignIn;

  beforeAll(async () => {
    auth = await openAuth();
    ada = await auth.signIns.register({ email: 'ada@example.org', password: PASSWORD, name: 'Ada' });
  });

  afterAll(() => auth[Symbol.asyncDispose]());

  const login = (password = PASSWORD, email = 'ada@example.org') => auth.signIns.login({ email, password }, 'Firefox');
  const refresh = (token: string) => auth.signIns.refresh(token);
  const tokenOf = ({ session }: SignIn) => auth.refreshTokens.write(session);
  const isLive = (signIn: SignIn) => auth.live.isLive(userOf(signIn));

  const graceIsOver = ({ session }: SignIn) =>
    auth.database.system((db) =>
      db.query(
        `UPDATE sessions SET rotations = ARRAY(SELECT r - interval '11 seconds' FROM unnest(rotations) r) WHERE id = $1`,
        [session.id],
      ),
    );

  it('signs a new user in', async () => {
    expect(ada.user).toMatchObject({ email: 'ada@example.org', name: 'Ada' });
    expect(await isLive(ada)).toBe(true);
  });

  it('refuses a second account with the same email', async () => {
    const again = auth.signIns.register({ email: 'ada@example.org', password: PASSWORD });

    await expect(again).rejects.toThrow(EmailTaken);
  });

  it('signs a user in by the right password alone', async () => {
    const { user, session } = await login();

    expect(user.id).toBe(ada.user.id);
    expect(session.userAgent).toBe('Firefox');
    await expect(login(`${PASSWORD} `)).rejects.toThrow(WrongCredentials);
  });

  it('says the same to an unknown email as to a wrong password', async () => {
    const unknown = login(PASSWORD, 'nobody@example.org');

    await expect(unknown).rejects.toThrow(WrongCredentials);
  });

  it('starts no session for a password that has changed since it was checked', async () => {
    const { user } = await auth.signIns.register({ email: 'grace@example.org', password: PASSWORD });

    const start = auth.sessions.start({ id: user.id, passwordHash: 'older' }, undefined);

    await expect(start).rejects.toThrow(WrongCredentials);
  });

  it('trades a refresh token for its successor', async () => {
    const first = await login();

    const second = await refresh(tokenOf(first));

    expect(second.session).toMatchObject({ id: first.session.id, generation: 1 });
    expect((await refresh(tokenOf(second))).session.generation).toBe(2);
  });

  it('gives every tab that refreshes at once the same successor', async () => {
    const token = tokenOf(await login());

    const tabs = await Promise.all(Array.from({ length: 5 }, () => refresh(token)));

    expect(new Set(tabs.map(tokenOf)).size).toBe(1);
    expect(tabs[0]?.session.generation).toBe(1);
  });

  it('ends the session when a rotated token comes back after its grace', async () => {
    const first = await login();
    const second = await refresh(tokenOf(first));
    await graceIsOver(second);

    await expect(refresh(tokenOf(first))).rejects.toThrow(NotSignedIn);

    expect(await isLive(first)).toBe(false);
    await expect(refresh(tokenOf(second))).rejects.toThrow(NotSignedIn);
  });

  it('keeps a slow tab signed in whose token was rotated twice within its grace', async () => {
    const first = await login();
    const third = await refresh(tokenOf(await refresh(tokenOf(first))));

    const late = await refresh(tokenOf(first));

    expect(tokenOf(late)).toBe(tokenOf(third));
    expect(await isLive(first)).toBe(true);
  });

  it('ends the session when a token comes back after its own grace, however fresh the last rotation is', async () => {
    const first = await login();
    const second = await refresh(tokenOf(first));
    await graceIsOver(second);
    const third = await refresh(tokenOf(second));
    expect(tokenOf(await refresh(tokenOf(second)))).toBe(tokenOf(third));

    await expect(refresh(tokenOf(first))).rejects.toThrow(NotSignedIn);

    expect(await isLive(first)).toBe(false);
    await expect(refresh(tokenOf(third))).rejects.toThrow(NotSignedIn);
  });

  it('ends the session when a copied token is used long after the others went on', async () => {
    const first = await login();
    const third = await refresh(tokenOf(await refresh(tokenOf(first))));
    await graceIsOver(third);

    await expect(refresh(tokenOf(first))).rejects.toThrow(NotSignedIn);

    await expect(refresh(tokenOf(third))).rejects.toThrow(NotSignedIn);
  });

  it('still refreshes with the current token when the grace is over', async () => {
    const second = await refresh(tokenOf(await login()));
    await graceIsOver(second);

    expect((await refresh(tokenOf(second))).session.generation).toBe(2);
  });

  it.each([`last_used_at = now() - interval '8 days'`, `expires_at = now()`])(
    'lets a session go when %s',
    async (state) => {
      const signIn = await login();
      await auth.database.system((db) => db.query(`UPDATE sessions SET ${state} WHERE id = $1`, [signIn.session.id]));

      await expect(refresh(tokenOf(signIn))).rejects.toThrow(NotSignedIn);
      expect(await isLive(signIn)).toBe(false);
    },
  );

  it('reads no token that it did not write', async () => {
    const { session } = await login();
    const forged = `${session.id}.1.${auth.refreshTokens.write(session).split('.')[2] ?? ''}`;

    await expect(refresh(forged)).rejects.toThrow(NotSignedIn);
    await expect(refresh('')).rejects.toThrow(NotSignedIn);
    expect((await refresh(auth.refreshTokens.write(session))).session.generation).toBe(1);
  });

  it('ends the session at once when the user signs out, however often', async () => {
    const signIn = await login();
    expect(await isLive(signIn)).toBe(true);

    await auth.signIns.logout(tokenOf(signIn));
    await auth.signIns.logout(tokenOf(signIn));
    await auth.signIns.logout('');

    expect(await isLive(signIn)).toBe(false);
    await expect(refresh(tokenOf(signIn))).rejects.toThrow(NotSignedIn);
  });
});
