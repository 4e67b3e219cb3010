import { createHash } from 'node:crypto';

const MAX_LENGTH = 64;
const HASH_LENGTH = 8;

/** Servers behind whose name one cannot tell where the tool's begins. */
const AMBIGUOUS = /__|_$/;

/** The name under which a model knows a tool; names that models cannot spell, or tell apart, get a short hash. */
export function modelToolName(server: string, tool: string): string {
  const name = `${server}__${tool}`;
  const spelled = name.replace(/[^a-zA-Z0-9_-]/g, '_');
  const isAmbiguous = AMBIGUOUS.test(server);
  if (spelled === name && name.length <= MAX_LENGTH && !isAmbiguous) return name;
  const whole = isAmbiguous ? `${server} ${tool}` : name;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH_LENGTH);
  return `${spelled.slice(0, MAX_LENGTH - HASH_LENGTH - 1)}_${hash}`;
}
