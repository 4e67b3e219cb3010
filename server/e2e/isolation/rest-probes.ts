import { encodeCursor } from '../../src/http/cursor.js';
import { type Operation, type Parameter } from './description.js';
import { formOf } from '../files.js';
import { type Estate, type Kind } from './estate.js';
import { type Probe, replyOf, SAME_REQUEST } from './probe.js';
import { isId, sample } from './sample.js';

/** Which of one's own things a path is about, by the word before its id. */
const SUBJECTS: Readonly<Record<string, Kind>> = {
  conversations: 'conversation',
  messages: 'message',
  runs: 'run',
  'tool-calls': 'waiting tool call',
  approvals: 'approval',
  sessions: 'session',
  'mcp-tokens': 'mcp token',
  attachments: 'attachment',
  tasks: 'task',
};

/** Not of a user: the name of a server that the settings name. */
const NAMES = new Set(['server']);

const LAST_EVENT_ID: Parameter = { in: 'header', name: 'Last-Event-ID', schema: { type: 'string' } };
const HEADERS = /^(Idempotency-Key|Last-Event-ID)$/;

/**
 * Every question of a route that can hold an id: in its path, its query, its headers and its body. Throws for a path about
 * something that no estate is known to have: nobody would notice that nothing of that kind is ever asked for.
 */
export function restProbes(operation: Operation, asker: Estate): Probe[] {
  const { method, path, parameters, body } = operation;
  ownAddress(operation, asker);
  const places = [...parameters, ...(operation.isStream ? [LAST_EVENT_ID] : [])].filter(holdsId);
  const fields = body && body !== 'file' ? Object.entries(body.properties ?? {}) : [];
  const inBody = fields.filter(([name, schema]) => isId(name, schema)).map(([name]) => ({ in: 'body', name }) as const);
  return [...places, ...inBody].map((place) => ({
    name: `${method} ${path} (${place.in} ${place.name})`,
    reads: method === 'GET',
    takesKey: place.in === 'header',
    ...(place.in === 'path' && { refusal: 404 }),
    ask: (id) => ask(operation, asker, place, id),
  }));
}

/** The route as somebody asks it about their own things alone. */
export function ownQuestion(operation: Operation, asker: Estate): Probe {
  const name = `${operation.method} ${operation.path}`;
  return { name, reads: operation.method === 'GET', takesKey: false, ask: () => ask(operation, asker, null, '') };
}

type Place = Pick<Parameter, 'name'> & { readonly in: Parameter['in'] | 'body' };

async function ask(operation: Operation, asker: Estate, place: Place | null, id: string) {
  const value = ({ in: where, name, schema }: Parameter) =>
    place?.in === where && place.name === name
      ? placed(name, id)
      : String(asker.fitting[name] ?? (where === 'path' ? subject(operation, asker, name) : sample(schema, name)));
  const wanted = operation.parameters.filter((each) => each.required || each.name === place?.name);
  let address = operation.path;
  const query = new URLSearchParams();
  for (const parameter of wanted) {
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, value(parameter));
    if (parameter.in === 'query') query.set(parameter.name, value(parameter));
  }
  const headers = { ...SAME_REQUEST, ...(place?.in === 'header' && { [place.name]: id }) };
  const path = query.size > 0 ? `${address}?${query.toString()}` : address;
  return replyOf(await asker.person.fetch(operation.method, path, bodyFor(operation, asker, place, id), headers));
}

function bodyFor(operation: Operation, asker: Estate, place: Place | null, id: string): object | undefined {
  const { body } = operation;
  if (body === 'file') return formOf('A', 'a.txt');
  const whole = rightBody(operation, asker) ?? undefined;
  const schema = place?.in === 'body' && body ? body.properties?.[place.name] : undefined;
  return schema && place ? { ...whole, [place.name]: schema.type === 'array' ? [id] : id } : whole;
}

/** The address of a route, about the asker's own thing. */
export function ownAddress(operation: Operation, asker: Estate): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => subject(operation, asker, name));
}

/** A body that the route takes; null for none, or for one that is no JSON. */
export function rightBody({ body }: Operation, { fitting }: Estate): object | null {
  if (body === null || body === 'file') return null;
  const whole = sample(body, 'body') as Record<string, unknown>; // of an object
  for (const name of Object.keys(whole)) if (name in fitting) whole[name] = fitting[name];
  return whole;
}

function subject({ path }: Operation, { ids }: Estate, name: string): string {
  if (NAMES.has(name)) return 'nowhere';
  const before = path.split('/').at(path.split('/').indexOf(`{${name}}`) - 1) ?? '';
  const kind = SUBJECTS[before];
  if (!kind) throw new Error(`Nothing is known to fill {${name}} of ${path} with: say in SUBJECTS what it is about`);
  return ids[kind];
}

function holdsId({ in: where, name, schema }: Parameter): boolean {
  return where === 'path' || (where === 'header' ? HEADERS.test(name) : isId(name, schema));
}

/** A cursor holds an id and a time. */
function placed(name: string, id: string): string {
  return name === 'cursor' ? encodeCursor({ at: new Date(0).toISOString(), id }) : id;
}
