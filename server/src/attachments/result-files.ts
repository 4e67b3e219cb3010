import { v7 as uuidV7 } from 'uuid';
import { type ToolResult } from '../agent/toolbox.js';
import { isRecord } from '../database/is-record.js';
import { DEEPEST } from '../outside/nesting.js';
import { bareType, contentType } from './content-type.js';
import { fileName } from './file-name.js';

/** A file that a tool has answered. */
export interface ResultFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
}

/** A blob inside a result, with what is said of it. */
interface Blob {
  readonly name: string;
  readonly said: string;
  readonly data: string;
}

/** What stands before a file's id where a result names one of ours. */
const SCHEME = 'attachment:';
const MAX_INLINE_BYTES = 32 * 1024;
const SOUND = /^audio\/[\w.+-]{1,80}$/;
const OURS = new RegExp(`^${SCHEME}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);

/** A result, and the files that its links name. */
export interface ApartResult {
  readonly result: ToolResult;
  readonly files: readonly ResultFile[];
}

/** The same result with each blob of more than 32 KB as a file of its own: a `resource_link` that names it is in its place. */
export function withoutBlobs(result: ToolResult): ApartResult {
  const files: ResultFile[] = [];
  const content = result.content.map((block) => {
    const blob = blobOf(block);
    if (!blob || Buffer.byteLength(blob.data, 'base64') <= MAX_INLINE_BYTES) return block;
    const file = fileOf(blob);
    files.push(file);
    const { id, name, mimeType } = file;
    return { type: 'resource_link', uri: SCHEME + id, name, mimeType, size: file.content.length };
  });
  return { result: { ...result, content }, files };
}

/** The same result when there is no room for its files: in the place of each link it says so. */
export function withoutFiles({ result, files }: ApartResult): ToolResult {
  const content = result.content.map((block) => {
    const file = files.find(({ id }) => id === linkedFile(block));
    return file ? { type: 'text', text: leftOut(file) } : block;
  });
  return { ...result, content };
}

/** The same value with `link(id)` as the address of every file that a result in it names. */
export function withLinks<T>(value: T, link: (id: string) => string): T {
  return linked(value, link, DEEPEST) as T; // only addresses differ
}

/** The id of the file of ours that a block of a result stands for; null for any other block. */
export function linkedFile(block: unknown): string | null {
  if (!isRecord(block) || block['type'] !== 'resource_link') return null;
  return OURS.exec(String(block['uri']))?.[1] ?? null;
}

function leftOut({ name, content }: ResultFile): string {
  const size = content.length.toLocaleString('en');
  return `[“${name}” (${size} bytes) was left out: the files of this user fill all the room that they have.]`;
}

/** What lies deeper than that many levels is left as it is. */
function linked(value: unknown, link: (id: string) => string, levels: number): unknown {
  if (levels === 0) return value;
  if (Array.isArray(value)) return value.map((inner) => linked(inner, link, levels - 1));
  if (!isRecord(value)) return value;
  const id = linkedFile(value);
  if (id !== null) return { ...value, uri: link(id) };
  // What a tool was told is shown exactly as it was told.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'arguments' ? inner : linked(inner, link, levels - 1)]),
  );
}

function blobOf(block: unknown): Blob | null {
  if (!isRecord(block)) return null;
  const { type, data, mimeType, resource } = block;
  if (type === 'image' || type === 'audio') return blob(data, mimeType, null);
  return type === 'resource' && isRecord(resource)
    ? blob(resource['blob'], resource['mimeType'], resource['uri'])
    : null;
}

function blob(data: unknown, mimeType: unknown, uri: unknown): Blob | null {
  if (typeof data !== 'string') return null;
  const said = bareType(typeof mimeType === 'string' ? mimeType : '');
  const [kind = '', form = ''] = said.split('/');
  return { data, said, name: typeof uri === 'string' ? uri : `${kind || 'file'}.${form || 'bin'}` };
}

/** It is what its content shows; of the rest only sounds are believed. */
function fileOf({ name, said, data }: Blob): ResultFile {
  const content = Buffer.from(data, 'base64');
  const mimeType = contentType(content, said) ?? (SOUND.test(said) ? said : 'application/octet-stream');
  return { id: uuidV7(), name: fileName(name), mimeType, content };
}
