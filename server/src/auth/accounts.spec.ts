import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InvalidInput } from '../http/invalid-input.js';
import { Accounts } from './accounts.js';
import { NotSignedIn } from './not-signed-in.js';
import { type SignIn } from './sign-ins.js';
import { openAuth, PASSWORD, userOf } from './testing/open-auth.js';
import { WrongCredentials } from './wrong-credentials.js';

describe(Accounts, () => {
  let auth: Awaited<ReturnType<typeof openAuth>>;
  let email = '';
  let ada: SignIn;
  let count = 0;

  beforeAll(async () => {
    auth = await openAuth();
  });

  beforeEach(async () => {
    email = `ada${++count}@example.org`;
    ada = await auth.signIns.register({ email, password: PASSWORD });
  });

  afterAll(() => auth[Symbol.asyncDispose]());

  const change = (current_password: string) =>
    auth.accounts.changePassword(userOf(ada), { current_password, new_password: 'another long one' });

  it('ends all other sessions when the password changes, and keeps this one', async () => {
    const phone = await auth.signIns.login({ email, password: PASSWORD });
    expect(await auth.live.isLive(userOf(phone))).toBe(true);

    await change(PASSWORD);

    expect(await auth.live.isLive(userOf(phone))).toBe(false);
    expect(await auth.live.isLive(userOf(ada))).toBe(true);
    await expect(auth.signIns.login({ email, password: PASSWORD })).rejects.toThrow(WrongCredentials);
    expect((await auth.signIns.login({ email, password: 'another long one' })).user.id).toBe(ada.user.id);
  });

  it('changes nothing without the current password', async () => {
    await expect(change('not the password')).rejects.toThrow(InvalidInput);

    expect((await auth.signIns.login({ email, password: PASSWORD })).user.id).toBe(ada.user.id);
  });

  it('erases the account with everything in it', async () => {
    await auth.database.as(ada.user, (db) =>
      db.query(`INSERT INTO tasks (user_id, title) VALUES ($1, 'Hers')`, [ada.user.id]),
    );

    await auth.accounts.delete(userOf(ada), { password: PASSWORD });

    expect(await auth.live.isLive(userOf(ada))).toBe(false);
    expect(await auth.database.as(ada.user, (db) => db.query('SELECT id FROM tasks'))).toEqual([]);
    await expect(auth.users.get(ada.user)).rejects.toThrow(NotSignedIn);
    await expect(auth.signIns.refresh(auth.refreshTokens.write(ada.session))).rejects.toThrow(NotSignedIn);
  });

  it('keeps the account of whoever cannot give its password', async () => {
    const attempt = auth.accounts.delete(userOf(ada), { password: 'not the password' });

    await expect(attempt).rejects.toThrow(InvalidInput);
    expect((await auth.users.get(ada.user)).email).toBe(email);
  });
});
