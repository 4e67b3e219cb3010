import { type Problem } from '../api/problem';
import { type Attachment } from '../api/thread-items';

/** Why a file cannot go: what it is too much for, a limit in files or megabytes, or as the server says. */
export type FileProblem =
  | { readonly kind: 'tooMany' | 'tooLarge'; readonly limit: number }
  | { readonly kind: 'unsendable' }
  | { readonly kind: 'failed'; readonly cause: Problem };

/** A file beside the next message: on its way, there, or refused. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  /** In bytes, where it is known. */
  readonly size: number | null;
  /** How much of it has been sent, from 0 to 1, where that can be told. */
  readonly share: number | null;
  readonly attachment: Attachment | null;
  readonly problem: FileProblem | null;
}

/** What may go with a message. */
export interface FileRules {
  readonly maxCount: number;
  /** In bytes, for all files or by their type: `image/png`, `image/*`, `*`. */
  readonly maxSize: number | Readonly<Record<string, number>>;
  /** Types, each with the endings of names that stand for it; all files when there is none. */
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** Where files are put until a message takes them along. Both throw problems. */
export interface FileStore {
  send(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Attachment>;
  remove(attachment: Attachment): Promise<void>;
}

/** What a file picker is told to offer. */
export function acceptText({ accept }: FileRules): string {
  return Object.entries(accept)
    .flatMap(([type, endings]) => [type, ...endings])
    .join(',');
}

/** Why a file cannot go with a message that has `count` files already; null when it can. */
export function refusal({ name, type, size }: File, count: number, rules: FileRules): FileProblem | null {
  const { maxCount, maxSize, accept } = rules;
  if (count >= maxCount) return { kind: 'tooMany', limit: maxCount };
  const limit = typeof maxSize === 'number' ? maxSize : limitFor(type, maxSize);
  if (size > limit) return { kind: 'tooLarge', limit: Math.round(limit / 1024 / 1024) };
  return isAccepted(name, type, accept) ? null : { kind: 'unsendable' };
}

/** The limit for a kind of file: its own, its family's, or the one for all others. */
function limitFor(type: string, limits: Readonly<Record<string, number>>): number {
  return limits[type] ?? limits[familyOf(type)] ?? limits['*'] ?? limits[''] ?? Infinity;
}

/** A file of a type that the browser does not know is left to the server. */
function isAccepted(name: string, type: string, accept: FileRules['accept']): boolean {
  const types = Object.keys(accept);
  if (types.length === 0 || type === '') return true;
  const isKnown = [type, familyOf(type), '*/*', '*'].some((known) => types.includes(known));
  const endings = Object.values(accept).flat();
  return isKnown || endings.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase()));
}

function familyOf(type: string): string {
  return `${type.split('/')[0] ?? ''}/*`;
}
