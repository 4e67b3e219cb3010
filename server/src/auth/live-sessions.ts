import { Injectable } from '@nestjs/common';
import { Any, type EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { apart } from '../telemetry/apart.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { ALIVE } from './session-rules.js';
import { Session } from './session.entity.js';

/** How long another process may still let a session through that has ended. */
const TRUST_MS = 3_000;

/** How often long streams look; with the time above it ends within five seconds of its session. */
const CHECK_MS = 1_500;

interface Verdict {
  readonly isLive: Promise<boolean>;
  readonly until: number;
}

/** A long stream, and what ends it. */
interface Stream {
  readonly user: AuthenticatedUser;
  readonly ended: AbortController;
}

/** Knows which sessions live: at once where a session ends, within five seconds in every other process. */
@Injectable()
export class LiveSessions {
  /** In the order in which the verdicts run out. */
  private readonly verdicts = new Map<string, Verdict>();
  private readonly streams = new Set<Stream>();
  private looks: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  /** Whether the user's session still lives. */
  isLive(user: AuthenticatedUser): Promise<boolean> {
    this.forgetOld();
    return this.verdicts.get(user.sessionId)?.isLive ?? this.ask(user);
  }

  /** A signal that fires when the client has gone, or within five seconds of the end of the session. */
  whileLive(user: AuthenticatedUser, gone: AbortSignal): AbortSignal {
    const stream = { user, ended: new AbortController() };
    const both = AbortSignal.any([gone, stream.ended.signal]);
    if (gone.aborted) return both;
    this.streams.add(stream);
    this.looks ??= apart(() => setInterval(() => this.look(), CHECK_MS));
    both.addEventListener('abort', () => this.close(stream), { once: true });
    return both;
  }

  private close(stream: Stream): void {
    this.streams.delete(stream);
    if (this.streams.size > 0) return;
    clearInterval(this.looks);
    this.looks = undefined;
  }

  private look(): void {
    this.forgetOld();
    this.askForStreams();
    for (const stream of this.streams) void this.endWithSession(stream);
  }

  private async endWithSession({ user, ended }: Stream): Promise<void> {
    const isLive = await this.isLive(user).catch(() => true);
    if (!isLive) ended.abort();
  }

  /** Says that sessions have ended, whatever was known of them. */
  end(...sessionIds: readonly string[]): void {
    for (const id of sessionIds) this.keep(id, Promise.resolve(false));
  }

  private ask(user: AuthenticatedUser): Promise<boolean> {
    return this.learn(
      user,
      this.database.as(user, (db) => isAlive(db, user)),
    );
  }

  /** One question for all that are not known of: thousands may be open, and nothing else may happen. */
  private askForStreams(): void {
    const unknown = [...this.streams].map(({ user }) => user).filter(({ sessionId }) => !this.verdicts.has(sessionId));
    if (unknown.length === 0) return;
    const alive = this.database.system((db) => aliveOf(db, unknown));
    for (const user of unknown)
      void this.learn(
        user,
        alive.then((owners) => owners.get(user.sessionId) === user.id),
      );
  }

  private learn({ sessionId }: AuthenticatedUser, isLive: Promise<boolean>): Promise<boolean> {
    this.keep(sessionId, isLive);
    isLive.catch(() => this.verdicts.delete(sessionId));
    return isLive;
  }

  private keep(sessionId: string, isLive: Promise<boolean>): void {
    this.verdicts.delete(sessionId);
    this.verdicts.set(sessionId, { isLive, until: Date.now() + TRUST_MS });
  }

  private forgetOld(): void {
    for (const [id, { until }] of this.verdicts) {
      if (until > Date.now()) return;
      this.verdicts.delete(id);
    }
  }
}

function isAlive(db: EntityManager, { id: userId, sessionId: id }: AuthenticatedUser): Promise<boolean> {
  return db.getRepository(Session).existsBy({ ...ALIVE, userId, id });
}

/** The owner of each of those sessions that lives, by its id. */
async function aliveOf(db: EntityManager, users: readonly AuthenticatedUser[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(users.map(({ sessionId }) => sessionId))];
  const rows = await db
    .getRepository(Session)
    .find({ select: { id: true, userId: true }, where: { ...ALIVE, id: Any(ids) } });
  return new Map(rows.map(({ id, userId }) => [id, userId]));
}
