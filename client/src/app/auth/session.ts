import { computed, Service, signal } from '@angular/core';
import { type Credentials, type NewAccount, type SessionGrant } from '../api/api';
import { oneAtATime } from '../api/one-at-a-time';
import { ownProblem, Problem } from '../api/problem';
import { json, request } from '../api/request';
import { keep, recall } from '../ui/stored';

type Grant = SessionGrant & { readonly expiresAt: number };

const EARLY_MS = 30_000;
/** How often, and after how long, a server is asked again that cannot say just now who is signed in. */
const TRIES = 8;
const PAUSE_MS = 1_000;
const NOT_SIGNED_IN = ownProblem('unauthenticated', 401);

/** Who is signed in. The access token lives in memory only; a cookie that no script can read renews it. */
@Service()
export class Session {
  private readonly grant = signal<Grant | null>(null);
  private readonly neighbours = new BroadcastChannel('chatkeep.session');
  private leaving = new AbortController();
  private restoring: Promise<void> | undefined;
  private refreshing: Promise<string> | undefined;

  private readonly expired = signal(false);

  /** Whether the session ended by itself, so that signing in should lead back. */
  readonly isExpired = this.expired.asReadonly();
  readonly user = computed(() => this.grant()?.user ?? null, {
    equal: (a, b) => a?.id === b?.id && a?.name === b?.name,
  });
  readonly isSignedIn = computed(() => this.user() !== null);

  constructor() {
    this.neighbours.onmessage = () => this.become(null);
  }

  /** For what is begun now: aborted once somebody else is signed in than now, or nobody. */
  get untilSignedOut(): AbortSignal {
    return this.leaving.signal;
  }

  /** Resolves when it is known whether this browser is still signed in; waits a few seconds for a busy server. */
  restored(): Promise<void> {
    this.restoring ??= this.restore();
    return this.restoring;
  }

  /** Whether somebody signed in at this browser and did not sign out since, as far as it remembers. */
  mayBeRestored(): boolean {
    return recall('signed-in') !== null;
  }

  async signIn(credentials: Credentials): Promise<void> {
    this.keep(await json(request('/api/auth/login', { method: 'POST', body: credentials })));
  }

  async register(account: NewAccount): Promise<void> {
    this.keep(await json(request('/api/auth/register', { method: 'POST', body: account })));
  }

  async signOut(): Promise<void> {
    await request('/api/auth/logout', { method: 'POST' });
    this.forget();
    this.neighbours.postMessage('signed-out');
  }

  /** An access token that is good for a while; throws when nobody is signed in. */
  async token(): Promise<string> {
    const grant = this.grant();
    if (!grant) throw NOT_SIGNED_IN;
    return Date.now() < grant.expiresAt - EARLY_MS ? grant.access_token : this.refresh();
  }

  /** Trades the cookie for a new token: once at a time here, one tab after the other. */
  refresh(): Promise<string> {
    this.refreshing ??= oneAtATime('chatkeep.refresh', () => this.renew()).finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async restore(): Promise<void> {
    for (let tried = 1; ; tried++) {
      const isBusy = await this.refresh().then(
        () => false,
        (error: unknown) => error instanceof Problem && error.isPassing && !error.isOffline,
      );
      if (!isBusy || tried === TRIES) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  private async renew(): Promise<string> {
    const { untilSignedOut } = this;
    try {
      return this.keep(await json(request('/api/auth/refresh', { method: 'POST', signal: untilSignedOut })));
    } catch (error) {
      if (!untilSignedOut.aborted && error instanceof Problem && !error.isPassing) this.expire();
      throw error;
    }
  }

  private expire(): void {
    this.expired.set(true);
    this.forget();
  }

  private forget(): void {
    this.become(null);
    keep('signed-in', '');
  }

  private keep(grant: SessionGrant): string {
    this.expired.set(false);
    keep('signed-in', 'yes');
    this.become({ ...grant, expiresAt: Date.now() + grant.expires_in * 1000 });
    return grant.access_token;
  }

  /** Ends what the person before has begun, when this is another one. */
  private become(grant: Grant | null): void {
    const before = this.grant();
    const { leaving } = this;
    this.grant.set(grant);
    if (before?.user.id === grant?.user.id) return;
    this.leaving = new AbortController();
    leaving.abort(NOT_SIGNED_IN);
  }
}
