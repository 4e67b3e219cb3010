import { createHash } from 'node:crypto';
import { type Fields } from './fields.js';
import { merged, type Node } from './strategic-merge.js';

/** Digits that could make a word are replaced in a hash, as kustomize does. */
const HARMLESS: Readonly<Record<string, string>> = { 0: 'g', 1: 'h', 3: 'k', a: 'm', e: 't' };

/** Labels for every object, and for the pods that it makes. */
export function addLabels(manifests: readonly Node[], fields: Fields): Node[] {
  const labels = fields.map('pairs');
  const isForPods = fields.isSet('includeTemplates');
  fields.refuseOthers();
  const metadata = { metadata: { labels } };
  return manifests.map((manifest) =>
    merged(manifest, { ...metadata, ...(isForPods && hasPods(manifest) && { spec: { template: metadata } }) }),
  );
}

/** The full name of an image, wherever a container has the short one. */
export function nameImages(manifests: readonly Node[], fields: Fields): Node[] {
  const name = fields.text('name');
  const image = `${fields.text('newName') ?? ''}:${fields.text('newTag') ?? ''}`;
  fields.refuseOthers();
  return manifests.map((manifest) =>
    replaced(manifest, (key, value) => (key === 'image' && value === name ? image : value)),
  );
}

/** Everything in one namespace, which bears that name itself. */
export function moveTo(manifests: readonly Node[], namespace: string): Node[] {
  return manifests.map((manifest) =>
    merged(manifest, { metadata: manifest['kind'] === 'Namespace' ? { name: namespace } : { namespace } }),
  );
}

/** Gives generated settings a name that changes with them, so that pods which read them are replaced. */
export function nameSettings(manifests: readonly Node[], generated: ReadonlySet<string>): Node[] {
  const names = new Map(
    manifests.filter(isSettings).map(({ metadata: { name }, data }) => [name, `${name}-${hash(data)}`]),
  );
  const named = (name: string) => (generated.has(name) ? (names.get(name) ?? name) : name);
  return manifests.map((manifest) => {
    const refers = replaced(manifest, (key, value) =>
      key === 'configMapRef' ? { ...(value as Node), name: named((value as { name: string }).name) } : value,
    );
    return isSettings(refers) ? merged(refers, { metadata: { name: named(refers.metadata.name) } }) : refers;
  });
}

/** As kustomize counts it: without the name. */
function hash(data: Node): string {
  const sorted = Object.fromEntries(Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const digest = createHash('sha256').update(JSON.stringify({ data: sorted, kind: 'ConfigMap', name: '' }));
  return [...digest.digest('hex').slice(0, 10)].map((digit) => HARMLESS[digit] ?? digit).join('');
}

function isSettings(manifest: Node): manifest is { metadata: { name: string }; data: Node } {
  return manifest['kind'] === 'ConfigMap';
}

function hasPods({ kind }: Node): boolean {
  return kind === 'Deployment' || kind === 'Job';
}

function replaced(value: Node, by: (key: string, value: unknown) => unknown): Node {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => by(key, inner))) as Node; // it was one before
}
