import { Socket } from 'node:net';

/** Longer than any statement may take: by then PostgreSQL has answered, if only to say that it gives up. */
const SILENCE_MS = 17_000;

/** A connection to a database that ends when nothing has come over it for so long: the other side is gone, unheard. */
export function impatientSocket(): Socket {
  const socket = new Socket();
  const silence = Object.assign(new Error('The database has fallen silent'), { code: 'ETIMEDOUT' });
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(silence));
}
