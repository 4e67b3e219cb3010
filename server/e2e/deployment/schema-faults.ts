import { type Manifest } from './manifest.js';

/** Kinds of the Prometheus operator, whose schema is not Kubernetes' own. */
const OPERATORS = /^monitoring\.coreos\.com\//;

type Kinds = Record<string, { prototype: { validate(): void } } | undefined>;

/** Where a manifest differs from the schema of its kind, a sentence each; fields that Kubernetes does not know, too. */
export async function schemaFaults(manifest: Manifest): Promise<string[]> {
  const { apiVersion, kind } = manifest;
  const models = OPERATORS.test(apiVersion) ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
  const kinds = (await import(`${models}/${apiVersion}`).catch(() => ({}))) as Kinds; // one class for each kind
  const known = kinds[kind];
  if (!known) return [`there is no ${apiVersion} ${kind}`];
  const unread = new Set<string>();
  return [
    ...wrongFields(known.prototype, observed(manifest, kind, unread)),
    ...[...unread].map((path) => `${path} is unknown`),
  ];
}

function wrongFields(prototype: { validate(): void }, manifest: object): string[] {
  try {
    prototype.validate.call(manifest);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The same value; takes each field out of `unread` when the schema reads it, since it reads those that it knows. */
function observed<T extends object>(value: T, path: string, unread: Set<string>): T {
  const children = new Map<string | symbol, unknown>();
  for (const [name, child] of Object.entries(value)) {
    unread.add(`${path}.${name}`);
    children.set(name, isObject(child) ? observed(child, `${path}.${name}`, unread) : child);
  }
  return new Proxy(value, {
    get: (target, name, receiver) => {
      unread.delete(`${path}.${String(name)}`);
      return children.has(name) ? children.get(name) : (Reflect.get(target, name, receiver) as unknown);
    },
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
