import { TestBed } from '@angular/core/testing';
import { Session } from '../auth/session';
import { answers } from '../testing/fake-server';
import { Drafts } from './drafts';

const ADA = { email: 'ada@example.org', password: 'correct horse' };
const FILE = { type: 'file', id: 'f1', name: 'notes.txt', mime_type: 'text/plain' } as const;

async function setup() {
  localStorage.clear();
  const server = answers();
  server.json('POST /api/auth/logout', {});
  const session = TestBed.inject(Session);
  await session.signIn(ADA);
  return { server, session, drafts: TestBed.inject(Drafts) };
}

describe(Drafts, () => {
  it('keeps what was being written, and the files beside it, for each conversation', async () => {
    const { drafts } = await setup();

    drafts.keepText('v1', 'half a thought');
    drafts.keepFiles('v1', [FILE]);
    drafts.keepText(undefined, 'a beginning');

    expect([drafts.text('v1'), drafts.text(undefined), drafts.text('v2')]).toEqual([
      'half a thought',
      'a beginning',
      '',
    ]);
    expect([drafts.files('v1'), drafts.files('v2')]).toEqual([[FILE], []]);
  });

  it('keeps what comes back unsent because the session has ended', async () => {
    const { drafts, session } = await setup();
    drafts.keepText('v1', '');
    await session.signOut();
    drafts.keepText('v1', 'could not be sent');

    await session.signIn(ADA);
    expect(drafts.text('v1')).toBe('could not be sent');
  });

  it('shows nothing of it to whoever signs in next, and all of it to its person', async () => {
    const { drafts, server, session } = await setup();
    drafts.keepText(undefined, 'a secret');
    drafts.keepFiles(undefined, [FILE]);
    await session.signOut();
    drafts.keepText(undefined, '');

    const user = { id: 'u2', email: 'eve@example.org', name: 'Eve', created_at: '2026-11-23T14:02:00.000Z' };
    server.json('POST /api/auth/register', { access_token: 'token', token_type: 'Bearer', expires_in: 900, user });
    await session.register({ email: 'eve@example.org', password: 'correct horse' });
    expect([drafts.text(undefined), drafts.files(undefined)]).toEqual(['', []]);

    await session.signIn(ADA);
    expect([drafts.text(undefined), drafts.files(undefined)]).toEqual(['a secret', [FILE]]);
  });
});
