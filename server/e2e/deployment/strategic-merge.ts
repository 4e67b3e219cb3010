/** A part of a manifest, as YAML has it. */
export type Node = Readonly<Record<string, unknown>>;

/** By what Kubernetes finds the item that a patch of such a list means; any other list is replaced as a whole. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  ports: ['containerPort', 'port'],
  volumeMounts: ['mountPath'],
  topologySpreadConstraints: ['topologyKey'],
};

/** The manifest with a strategic merge patch laid over it. */
export function merged(base: Node, patch: Node): Node {
  const changed = Object.entries(patch).map(([name, value]) => [name, mergedValue(name, base[name], value)] as const);
  const fields = Object.entries({ ...base, ...Object.fromEntries(changed) });
  return Object.fromEntries(fields.filter(([, value]) => value !== null));
}

function mergedValue(name: string, base: unknown, patch: unknown): unknown {
  if (Array.isArray(patch)) return mergedList(name, Array.isArray(base) ? base : [], patch as Node[]);
  return isMap(patch) && isMap(base) ? merged(base, patch) : patch;
}

function mergedList(name: string, base: readonly Node[], patch: readonly Node[]): unknown[] {
  const wanted = patch.filter((item) => !isMap(item) || item['$patch'] !== 'replace');
  const key = KEYS[name]?.find((candidate) => wanted.every((item) => candidate in item));
  if (key === undefined || wanted.length < patch.length) return wanted;
  const isNew = (item: Node) => base.every((other) => other[key] !== item[key]);
  const over = (item: Node) => wanted.find((other) => other[key] === item[key]) ?? {};
  return [...base.map((item) => merged(item, over(item))), ...wanted.filter(isNew)];
}

function isMap(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
