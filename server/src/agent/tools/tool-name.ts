import { createHash } from 'node:crypto';

const MAX_LENGTH = 64;
const HASH_LENGTH = 8;

/** The name under which a model knows a tool; names that models cannot spell stay apart by a short hash. */
export function modelToolName(server: string, tool: string): string {
  const name = `${server}__${tool}`;
  const spelled = name.replace(/[^a-zA-Z0-9_-]/g, '_');
  if (spelled === name && name.length <= MAX_LENGTH) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${spelled.slice(0, MAX_LENGTH - HASH_LENGTH - 1)}_${hash}`;
}
