import { computeScopeUnion, isStrictScopeSuperset } from '@modelcontextprotocol/client';
import { type Connection } from './connections.repository.js';

/** As many sign-ins for the same rights in a row as make sense: who is refused after them is refused for good. */
const MAX_ATTEMPTS = 3;

const MAX_LENGTH = 1_000;
const WORD = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** What a sign-in asks for, and how many in a row have asked for the same. */
export interface AskedScope {
  readonly scope?: string;
  readonly attempt: number;
}

/** What to ask for in a sign-in: what the server names, and, when it wants more than it was given, all of that as well. */
export function askedScope(connection: Connection | null, named: string | undefined): AskedScope {
  if (connection?.wantedScope == null) return { attempt: 1, ...(named !== undefined && { scope: named }) };
  const { credentials, wantedScope } = connection;
  const scope = computeScopeUnion(credentials.tokens.scope, credentials.scope, wantedScope, named);
  const attempt = isStrictScopeSuperset(wantedScope, credentials.scope) ? 1 : credentials.attempt + 1;
  return { attempt, ...(scope !== undefined && { scope }) };
}

/** Whether another sign-in may bring what the server wants: not when it was asked for again and again already. */
export function mayBeWidened({ scope, attempt }: { scope: string; attempt: number }, wanted: string): boolean {
  return isStrictScopeSuperset(wanted, scope) || attempt < MAX_ATTEMPTS;
}

/** The rights that a server names, as far as they are well-formed and few. */
export function wellFormedScope(named = ''): string {
  const words = named.split(' ').filter((word) => WORD.test(word));
  let scope = '';
  for (const word of words) if (scope.length + word.length < MAX_LENGTH) scope += scope === '' ? word : ` ${word}`;
  return scope;
}
