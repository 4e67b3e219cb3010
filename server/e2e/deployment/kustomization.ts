import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { Fields } from './fields.js';
import { addLabels, moveTo, nameImages, nameSettings } from './kustomize-steps.js';
import { merged, type Node } from './strategic-merge.js';

interface Result {
  readonly manifests: readonly Node[];
  /** Names of ConfigMaps that were generated, which get their hash at the very end. */
  readonly generated: ReadonlySet<string>;
}

/**
 * What `kubectl kustomize` makes of a folder, for machines without it: the features that our own kustomizations use.
 * Any other field of theirs is refused, and so are files and objects that are missing.
 */
export function kustomize(folder: string): Node[] {
  const { manifests, generated } = build(folder);
  return nameSettings(manifests, generated);
}

function build(folder: string): Result {
  const fields = new Fields(`${folder}/kustomization.yaml`, parse(read(folder, 'kustomization.yaml')));
  const parts = fields.texts('resources').map((resource) => resourceAt(join(folder, resource)));
  let result: Result = {
    manifests: parts.flatMap(({ manifests }) => manifests),
    generated: new Set(parts.flatMap(({ generated }) => [...generated])),
  };
  for (const generator of fields.list('configMapGenerator')) result = withSettings(result, generator, folder);
  let { manifests } = result;
  for (const patch of fields.list('patches')) manifests = patched(manifests, patchOf(patch, folder));
  for (const labels of fields.list('labels')) manifests = addLabels(manifests, labels);
  for (const image of fields.list('images')) manifests = nameImages(manifests, image);
  const namespace = fields.text('namespace');
  fields.refuseOthers('apiVersion', 'kind');
  return { ...result, manifests: namespace === undefined ? manifests : moveTo(manifests, namespace) };
}

function resourceAt(path: string): Result {
  if (statSync(path).isDirectory()) return build(path);
  const documents = parseAllDocuments(readFileSync(path, 'utf8'));
  return { manifests: documents.map((document) => document.toJS() as Node), generated: new Set() };
}

/** The settings of a generator, in a ConfigMap of their own or over those that are there. */
function withSettings({ manifests, generated }: Result, generator: Fields, folder: string): Result {
  const name = generator.text('name') ?? '';
  const texts = [...generator.texts('envs').map((file) => read(folder, file)), generator.texts('literals').join('\n')];
  const data = Object.assign({}, ...texts.map((text) => parseEnv(text))) as Node;
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
  const isMerge = generator.text('behavior') === 'merge';
  generator.refuseOthers();
  if (isMerge !== generated.has(name))
    throw new Error(`${generator.place}: ${name} is ${isMerge ? 'not there' : 'there twice'}`);
  if (isMerge) return { manifests: patched(manifests, settings), generated };
  return { manifests: [...manifests, settings], generated: new Set([...generated, name]) };
}

function patchOf(fields: Fields, folder: string): Node {
  const [inline, path] = [fields.text('patch'), fields.text('path')];
  fields.refuseOthers();
  return parse(inline ?? read(folder, path ?? '')) as Node;
}

/** With the one object changed that a patch names; what it names must be there. */
function patched(manifests: readonly Node[], patch: Node): Node[] {
  const index = manifests.findIndex((manifest) => identity(manifest) === identity(patch));
  const found = manifests[index];
  if (!found) throw new Error(`There is no ${identity(patch)} to patch`);
  return manifests.toSpliced(index, 1, ...(patch['$patch'] === 'delete' ? [] : [merged(found, patch)]));
}

function identity({ apiVersion, kind, metadata }: Node): string {
  return `${String(apiVersion)} ${String(kind)} ${(metadata as { name: string }).name}`;
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
