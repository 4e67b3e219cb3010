import { type Container, type Pod } from './manifest.js';
import { when } from './when.js';

const SECRET = /SECRET|PASSWORD|_KEY$|DATABASE_URL/;
/** What is left of the grace for the end itself, when everything before took as long as it may. */
const MARGIN_SECONDS = 10;

/** What every pod of ours must be. */
export function podFaults(pod: Pod): string[] {
  return [
    ...when(pod.securityContext?.runAsNonRoot !== true, 'the pod may run as root'),
    ...when(pod.automountServiceAccountToken !== false, 'the pod holds a token for the cluster'),
    ...pod.containers.flatMap(containerFaults),
  ];
}

function containerFaults({ name, image, env = [], resources, securityContext }: Container): string[] {
  return [
    ...when(securityContext?.allowPrivilegeEscalation !== false, `${name} may gain privileges`),
    ...when(securityContext?.readOnlyRootFilesystem !== true, `${name} may write its file system`),
    ...when(!securityContext?.capabilities?.drop?.includes('ALL'), `${name} has capabilities`),
    ...when(!resources?.requests?.['cpu'] || !resources.requests['memory'], `nobody knows how much ${name} needs`),
    ...when(!resources?.limits?.['memory'], `${name} may take all memory`),
    ...when(/:latest$|^[^:]+$/.test(image), `nobody knows which ${name} this is`),
    ...env.flatMap((variable) =>
      when(SECRET.test(variable.name) && !!variable.value, `${variable.name} is in the open`),
    ),
  ];
}

/** What a pod that serves must be, beside that. */
export function serverFaults(pod: Pod, settings: Readonly<Record<string, string>>): string[] {
  const [server] = pod.containers;
  const drainSeconds = (server?.lifecycle?.preStop?.sleep?.seconds ?? 0) + Number(settings['SHUTDOWN_GRACE_MS']) / 1000;
  const metrics = server?.ports?.find(({ name }) => name === 'metrics')?.containerPort;
  return [
    ...when(server?.startupProbe?.httpGet?.path !== '/health/ready', 'a slow start is taken for a dead one'),
    ...when(server?.readinessProbe?.httpGet?.path !== '/health/ready', 'requests go to pods that are not ready'),
    ...when(server?.livenessProbe?.httpGet?.path !== '/health/live', 'pods are killed for what is not their fault'),
    ...when(!server?.lifecycle?.preStop, 'requests still come when the pod has begun to end'),
    ...when(
      !((pod.terminationGracePeriodSeconds ?? 30) >= drainSeconds + MARGIN_SECONDS),
      'a pod is killed before it has drained',
    ),
    ...when(String(metrics) !== settings['METRICS_PORT'], 'nobody listens on the port of the figures'),
    ...when(pod.topologySpreadConstraints?.length !== 2, 'pods are spread over zones and over machines, once each'),
  ];
}
