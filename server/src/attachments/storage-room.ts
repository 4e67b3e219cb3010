import { type EntityManager } from 'typeorm';
import { type Owner } from '../database/database.js';
import { Conflict } from '../http/conflict.js';

/** What all files of one user may come to: a hundred of the largest, and some thousands of an ordinary size. */
export const MAX_BYTES_PER_USER = 1024 ** 3;
const MAX_LOOSE = 50;

/** Makes transactions that add files of one user come one after the other, so that each counts what the others added. */
export async function takeTurn(db: EntityManager, user: Owner): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`files:${user.id}`]);
}

/** Whether all files of the user come to no more than they may with `bytes` more. */
export async function hasRoom(db: EntityManager, user: Owner, bytes: number): Promise<boolean> {
  const [stored] = await db.query<{ isFull: boolean }[]>(
    `SELECT coalesce(sum(octet_length(content)), 0) + $2 > $3 AS "isFull" FROM attachments WHERE user_id = $1`,
    [user.id, bytes, MAX_BYTES_PER_USER],
  );
  return stored?.isFull !== true;
}

/** Throws when it does not. */
export async function requireRoom(db: EntityManager, user: Owner, bytes: number): Promise<void> {
  if (!(await hasRoom(db, user, bytes)))
    throw new Conflict(
      'Your files fill all the room that you have (1 GB). Delete conversations with files: their room is free 30 days later.',
    );
}

/** Throws when too many files of the user wait to be sent. */
export async function requireFewLoose(db: EntityManager, user: Owner): Promise<void> {
  const [loose] = await db.query<{ isMost: boolean }[]>(
    `SELECT count(*) >= $2 AS "isMost" FROM attachments WHERE user_id = $1 AND message_id IS NULL`,
    [user.id, MAX_LOOSE],
  );
  if (loose?.isMost) throw new Conflict('Too many files wait to be sent. Send or remove some first.');
}
