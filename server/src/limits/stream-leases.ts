import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database, type Owner } from '../database/database.js';
import { Gathering } from '../database/gathering.js';
import { RateLimited } from '../http/rate-limited.js';

/** How long the streams of a process that died still count, and how often a living one says that it lives. */
const LEASE_SECONDS = 30;
const RENEWAL_MS = 10_000;
const RETRY_AFTER_SECONDS = 5;

/** How long a place that was given back is kept for the user's next stream here: who reads answers opens one after the other. */
const KEPT_MS = 1_000;

const PLACE = `
  INSERT INTO open_streams (user_id, id, expires_at) SELECT $1, $2, now() + $4 * interval '1 second'
  WHERE (SELECT count(*) FROM open_streams WHERE user_id = $1 AND expires_at > now()) < $3 RETURNING id`;

const GIVE_BACK = `
  DELETE FROM open_streams s USING unnest($1::uuid[], $2::uuid[]) AS left_behind (user_id, id)
  WHERE s.user_id = left_behind.user_id AND s.id = left_behind.id`;

interface Place {
  readonly id: string;
  readonly userId: string;
}

/** Counts each user's open streams, over all processes. */
@Injectable()
export class StreamLeases implements OnApplicationShutdown {
  private readonly logger = new Logger(StreamLeases.name);
  /** Whose each stream is. */
  private readonly held = new Map<string, string>();
  private readonly givenBack = new Gathering<Place>(KEPT_MS, (places) => this.remove(places));
  private readonly renewal = setInterval(() => void this.renew(), RENEWAL_MS).unref();

  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Takes one of the user's places and answers how to give it back; throws `RateLimited` when none is free. */
  async take(user: Owner): Promise<() => void> {
    const kept = this.givenBack.takeBack(({ userId }) => userId === user.id);
    const id = kept?.id ?? randomUUID();
    if (!kept && !(await this.isPlaced(user, id))) {
      const most = this.config.limits.streamsPerUser;
      throw new RateLimited(`You have ${most} streams open already. Please close one first.`, RETRY_AFTER_SECONDS);
    }
    this.held.set(id, user.id);
    return () => {
      if (this.held.delete(id)) void this.givenBack.add({ id, userId: user.id });
    };
  }

  /** Says that the streams of this process are still open; forgets those that nobody has spoken for. */
  async renew(): Promise<void> {
    const renewing = this.database.system(async (db) => {
      await db.query(
        `UPDATE open_streams s SET expires_at = now() + $3 * interval '1 second'
         FROM unnest($1::uuid[], $2::uuid[]) AS held (user_id, id) WHERE s.user_id = held.user_id AND s.id = held.id`,
        [[...this.held.values()], [...this.held.keys()], LEASE_SECONDS],
      );
      await db.query(`DELETE FROM open_streams WHERE expires_at < now() - interval '5 minutes'`);
    });
    await renewing.catch((error: unknown) => this.logger.warn(`Open streams were not renewed: ${String(error)}`));
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.renewal);
    await this.givenBack.flush();
  }

  /** The lock makes those who open a stream at once count one after the other. */
  private isPlaced(user: Owner, id: string): Promise<boolean> {
    return this.database.as(user, async (_, close) => {
      const [, placed = []] = await close([
        [`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`streams:${user.id}`]],
        [PLACE, [user.id, id, this.config.limits.streamsPerUser, LEASE_SECONDS]],
      ]);
      return placed.length > 0;
    });
  }

  /** A place that could not be given back runs out by itself. */
  private async remove(places: readonly Place[]): Promise<void> {
    const values = [places.map(({ userId }) => userId), places.map(({ id }) => id)];
    await this.database.systemSql(GIVE_BACK, values).catch(() => undefined);
  }
}
