import { type Labels, type Manifest } from './manifest.js';
import { podFaults, serverFaults } from './pod-faults.js';
import { schemaFaults } from './schema-faults.js';
import { when } from './when.js';

/** Everything that is wrong with the manifests of one installation, a sentence each: their schema, and how they fit. */
export async function manifestFaults(manifests: readonly Manifest[]): Promise<string[]> {
  const bySchema = await Promise.all(manifests.map(schemaFaults));
  return [...bySchema.flat(), ...fitFaults(manifests)];
}

function fitFaults(manifests: readonly Manifest[]): string[] {
  const find = (kind: string) => manifests.find((manifest) => manifest.kind === kind)?.spec;
  const deployment = find('Deployment')?.template;
  const job = find('Job')?.template;
  const service = find('Service');
  const settings = manifests.find(({ kind }) => kind === 'ConfigMap');
  if (!deployment || !job || !service || !settings) return ['there is no deployment, migration, service or settings'];
  const serves = (selector: Labels = {}) =>
    isSelected(deployment.metadata.labels, selector) && !isSelected(job.metadata.labels, selector);
  const names = new Set(service.ports?.map(({ name }) => name));
  const backends = (find('Ingress')?.rules ?? []).flatMap(({ http }) =>
    http.paths.map(({ backend }) => backend.service),
  );
  const watched = manifests.flatMap(({ kind, spec }) => (kind === 'ServiceMonitor' ? [spec] : []));
  const [server] = deployment.spec.containers;
  return [
    ...[deployment, job].flatMap(({ spec }) => podFaults(spec)),
    ...serverFaults(deployment.spec, settings.data ?? {}),
    ...when(!serves(service.selector), 'the service leads elsewhere than to the servers'),
    ...when(!serves(find('PodDisruptionBudget')?.selector?.matchLabels), 'the servers may all be taken away at once'),
    ...when(
      !isSelected(deployment.metadata.labels, find('NetworkPolicy')?.podSelector?.matchLabels),
      'anybody may call',
    ),
    ...(service.ports ?? []).flatMap(({ targetPort }) =>
      when(!server?.ports?.some(({ name }) => name === targetPort), `no server listens on ${targetPort}`),
    ),
    ...when(backends.length === 0 || !backends.every(({ port }) => port.name === 'http'), 'the ingress leads nowhere'),
    ...watched.flatMap((monitor) =>
      (monitor?.endpoints ?? []).flatMap(({ port, path }) =>
        when(!names.has(port) || path !== '/metrics', 'the monitor looks where no figures are'),
      ),
    ),
    ...when(
      (find('HorizontalPodAutoscaler')?.minReplicas ?? 1) < 2,
      'one server alone cannot be replaced without a pause',
    ),
    ...when(
      !server?.envFrom?.some(({ configMapRef }) => configMapRef?.name === settings.metadata.name),
      'the servers do not read their settings',
    ),
    ...when(!job.spec.containers[0]?.args?.at(-1)?.endsWith('/migrate.js'), 'the migration migrates nothing'),
    ...when(
      manifests.some(({ kind }) => kind === 'Secret'),
      'a secret is in the open',
    ),
  ];
}

function isSelected(labels: Labels, selector: Labels = {}): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}
