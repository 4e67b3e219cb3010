import { type Labels, type Manifest, type Spec } from './manifest.js';
import { podFaults, serverFaults } from './pod-faults.js';
import { schemaFaults } from './schema-faults.js';
import { when } from './when.js';

/** Everything that is wrong with the manifests of one installation, a sentence each: their schema, and how they fit. */
export async function manifestFaults(manifests: readonly Manifest[]): Promise<string[]> {
  const bySchema = await Promise.all(manifests.map(schemaFaults));
  return [...bySchema.flat(), ...fitFaults(manifests)];
}

/** The manifests that must fit each other. */
interface Parts {
  readonly find: (kind: string) => Spec | undefined;
  readonly deployment: NonNullable<Spec['template']>;
  readonly job: NonNullable<Spec['template']>;
  readonly service: Spec;
  readonly settings: Manifest;
}

function fitFaults(manifests: readonly Manifest[]): string[] {
  const find = (kind: string) => manifests.find((manifest) => manifest.kind === kind)?.spec;
  const deployment = find('Deployment')?.template;
  const job = find('Job')?.template;
  const service = find('Service');
  const settings = manifests.find(({ kind }) => kind === 'ConfigMap');
  if (!deployment || !job || !service || !settings) return ['there is no deployment, migration, service or settings'];
  const parts = { find, deployment, job, service, settings };
  return [
    ...[deployment, job].flatMap(({ spec }) => podFaults(spec)),
    ...serverFaults(deployment.spec, settings.data ?? {}),
    ...choiceFaults(parts),
    ...doorFaults(parts),
    ...workFaults(parts),
    ...when(
      manifests.some(({ kind }) => kind === 'Secret'),
      'a secret is in the open',
    ),
  ];
}

/** Who is chosen by labels. */
function choiceFaults({ find, deployment, job, service }: Parts): string[] {
  const { labels } = deployment.metadata;
  const serves = (selector: Labels = {}) => isSelected(labels, selector) && !isSelected(job.metadata.labels, selector);
  return [
    ...when(!serves(service.selector), 'the service leads elsewhere than to the servers'),
    ...when(!serves(find('PodDisruptionBudget')?.selector?.matchLabels), 'the servers may all be taken away at once'),
    ...when(!isSelected(labels, find('NetworkPolicy')?.podSelector?.matchLabels), 'anybody may call'),
  ];
}

/** Where the ports lead. */
function doorFaults({ find, deployment, service }: Parts): string[] {
  const names = new Set(service.ports?.map(({ name }) => name));
  const listening = deployment.spec.containers[0]?.ports ?? [];
  const backends = (find('Ingress')?.rules ?? []).flatMap(({ http }) =>
    http.paths.map(({ backend }) => backend.service),
  );
  return [
    ...(service.ports ?? []).flatMap(({ targetPort }) =>
      when(!listening.some(({ name }) => name === targetPort), `no server listens on ${targetPort}`),
    ),
    ...when(backends.length === 0 || !backends.every(({ port }) => port.name === 'http'), 'the ingress leads nowhere'),
    ...(find('ServiceMonitor')?.endpoints ?? []).flatMap(({ port, path }) =>
      when(!names.has(port) || path !== '/metrics', 'the monitor looks where no figures are'),
    ),
  ];
}

function workFaults({ find, deployment, job, settings }: Parts): string[] {
  const [server] = deployment.spec.containers;
  return [
    ...when(
      (find('HorizontalPodAutoscaler')?.minReplicas ?? 1) < 2,
      'one server alone cannot be replaced without a pause',
    ),
    ...when(
      !server?.envFrom?.some(({ configMapRef }) => configMapRef?.name === settings.metadata.name),
      'the servers do not read their settings',
    ),
    ...when(!job.spec.containers[0]?.args?.at(-1)?.endsWith('/migrate.js'), 'the migration migrates nothing'),
  ];
}

function isSelected(labels: Labels, selector: Labels = {}): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}
