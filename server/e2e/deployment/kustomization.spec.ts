import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { kustomize } from './kustomization.js';
import { type Manifest } from './manifest.js';

const FOLDER = 'docker/kubernetes';
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

describe.each(['small', 'large'])('The kustomization of the %s installation', (size) => {
  const overlay = `overlays/${size}/kustomization.yaml`;
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'chatkeep-kubernetes-'));
    cpSync(FOLDER, copy, { recursive: true });
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  const rendered = () => kustomize(join(copy, 'overlays', size)) as unknown as Manifest[]; // a spec checks their schema
  const change = (file: string, right: string, wrong: string) => {
    const text = readFileSync(join(copy, file), 'utf8');
    expect(text).toContain(right);
    writeFileSync(join(copy, file), text.replace(right, wrong));
  };

  it.each([
    ['base/kustomization.yaml', 'deployment.yaml', 'deploiment.yaml', /ENOENT.*deploiment/],
    ['base/kustomization.yaml', 'images:', 'imagez:', /imagez is not known here$/],
    ['base/kustomization.yaml', 'newTag:', 'tag:', /images\[0\]: tag is not known here$/],
    ['base/kustomization.yaml', 'resources:\n  -', 'resources: >-\n  -', /resources is no list$/],
    [overlay, 'behavior: merge', 'behavior: create', /chatkeep is there twice$/],
    [overlay, 'name: chatkeep\n    behavior', 'name: chat\n    behavior', /chat is not there$/],
    [overlay, '- ../../base', '- ../base', /ENOENT/],
    [
      overlay,
      '      metadata:\n        name: chatkeep',
      '      metadata:\n        name: chat',
      /^There is no .* chat to patch$/,
    ],
  ])('is refused with a %s that has %j changed to %j', (file, right, wrong, fault) => {
    change(file, right, wrong);

    expect(rendered).toThrow(fault);
  });

  it('names the settings anew when one changes, so that pods which read them are replaced', () => {
    const named = () => {
      const manifests = rendered();
      const settings = manifests.find(({ kind }) => kind === 'ConfigMap')?.metadata.name;
      const [server] = manifests.find(({ kind }) => kind === 'Deployment')?.spec?.template?.spec.containers ?? [];
      expect(server?.envFrom?.[0]?.configMapRef?.name).toBe(settings);
      return settings;
    };
    const before = named();

    change('base/settings.env', 'LOG_LEVEL=info', 'LOG_LEVEL=warn');

    expect(before).toMatch(/^chatkeep-\w{10}$/);
    expect(named()).not.toBe(before);
  });

  (hasKubectl ? it : it.skip)('is rendered by kubectl as by us, where kubectl is at hand', () => {
    const text = execFileSync('kubectl', ['kustomize', join(copy, 'overlays', size)], { encoding: 'utf8' });

    const byKubectl = parseAllDocuments(text).map((document) => document.toJS() as Manifest); // as ours
    const key = ({ kind, metadata }: Manifest) => `${kind} ${metadata.name}`;
    const sorted = (manifests: readonly Manifest[]) => manifests.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(sorted(rendered())).toEqual(sorted(byKubectl));
  });
});
