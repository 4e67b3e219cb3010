import { readdirSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { Config } from '../../src/config/config.js';
import { kustomize } from './kustomization.js';
import { type Manifest } from './manifest.js';
import { manifestFaults } from './manifest-faults.js';
import { schemaFaults } from './schema-faults.js';

const FOLDER = 'docker/kubernetes';
function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest); // what the specs below check
}

describe('The manifests', () => {
  const files = readdirSync(`${FOLDER}/base`).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml');

  it.each(files)('have the fields that Kubernetes knows, and no other, in %s', async (file) => {
    const faults = await Promise.all(manifestsIn(readFileSync(`${FOLDER}/base/${file}`, 'utf8')).map(schemaFaults));

    expect(faults.flat()).toEqual([]);
  });

  it('name each other: what is there belongs to the installation', () => {
    const { resources } = parse(readFileSync(`${FOLDER}/base/kustomization.yaml`, 'utf8')) as { resources: string[] }; // as kustomize reads it

    expect(resources.toSorted()).toEqual(files.filter((file) => !file.includes('example')).toSorted());
  });

  it('alert on what Prometheus alone would alert on', () => {
    const [rule] = manifestsIn(readFileSync(`${FOLDER}/base/prometheus-rule.yaml`, 'utf8'));

    expect(rule?.spec).toEqual(parse(readFileSync('docker/observability/alerts.yaml', 'utf8')));
  });

  it('set nothing that the server does not know', () => {
    const known = parseEnv(readFileSync('.env.example', 'utf8'));
    const [secrets, forMigration] = manifestsIn(
      readFileSync(`${FOLDER}/base/secret.example.yaml`, 'utf8'),
    ) as unknown as {
      stringData: object; // both are Secrets
    }[];

    const set = {
      ...parseEnv(readFileSync(`${FOLDER}/base/settings.env`, 'utf8')),
      ...secrets?.stringData,
      ...forMigration?.stringData,
    };
    expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(set)));
  });

  it('have an example of the secrets that no server starts with', () => {
    const [secrets] = manifestsIn(readFileSync(`${FOLDER}/base/secret.example.yaml`, 'utf8'));
    const { stringData } = secrets as Manifest & { stringData: Record<string, string> }; // a Secret
    const url = 'postgres://chatkeep@db/chatkeep';

    expect(() => Config.read({ ...stringData, DATABASE_URL: url })).toThrow(/JWT_SECRET.*\nSECRET_KEY/);
  });
});

describe.each(['small', 'large'])('The %s installation', (size) => {
  /** As kubectl writes it. */
  const text = kustomize(`${FOLDER}/overlays/${size}`)
    .map((manifest) => stringify(manifest, { sortMapEntries: true }))
    .join('---\n');

  it('is without a fault', async () => {
    expect(await manifestFaults(manifestsIn(text))).toEqual([]);
  });

  it.each([
    ['minReadySeconds: 5', 'minReadySeconds: soon', /integer/],
    ['readinessProbe:', 'readynessProbe:', /readynessProbe is unknown/],
    ['apiVersion: autoscaling/v2', 'apiVersion: autoscaling/v9', /^there is no autoscaling\/v9/],
    ['path: /health/live', 'path: /health/ready', /^pods are killed/],
    ['terminationGracePeriodSeconds: 60', 'terminationGracePeriodSeconds: 30', /^a pod is killed before/],
    ['runAsNonRoot: true', 'runAsNonRoot: false', /may run as root$/],
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', /may write its file system$/],
    ['METRICS_PORT: "9464"', 'METRICS_PORT: "9000"', /^nobody listens on the port of the figures$/],
    [
      '    app.kubernetes.io/component: server\n    app.kubernetes.io/name: chatkeep\n---',
      '    app.kubernetes.io/name: chatkeep\n---',
      /^the service leads elsewhere/,
    ],
    ['chatkeep:0.1.0', 'chatkeep:latest', /^nobody knows which/],
    [/minReplicas: \d+/, 'minReplicas: 1', /^one server alone/],
    ['server/src/migrate.js', 'server/src/main.js', /^the migration migrates nothing$/],
    ['kind: Namespace', 'kind: Secret', /^a secret is in the open$/],
  ])('is refused with %p changed to %j', async (right, wrong, fault) => {
    const broken = text.replace(right, wrong);

    expect(broken).not.toBe(text);
    expect(await manifestFaults(manifestsIn(broken))).toContainEqual(expect.stringMatching(fault));
  });
});
