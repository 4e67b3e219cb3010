import { chatKitProbes } from './chatkit-probes.js';
import { operationsOf } from './description.js';
import { type Estate, type Kind, secretsOf } from './estate.js';
import { mcpProbes } from './mcp-probes.js';
import { alike, NOBODYS, type Probe } from './probe.js';
import { ownQuestion, restProbes } from './rest-probes.js';

/** The one stream that never ends; whoever runs the matrix listens to it meanwhile. */
const FEED = '/api/chat/events';

const KEY: Kind = 'idempotency key';
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

export interface Matrix {
  /** The questions that should tell of one's own alone. */
  readonly own: readonly Probe[];
  /** The questions in which somebody could name what is not theirs; those that change nothing come first. */
  readonly probes: readonly Probe[];
}

/** Every question that the server can be asked. */
export async function matrixOf(url: string, asker: Estate): Promise<Matrix> {
  const operations = (await operationsOf(url)).filter(({ path }) => path !== FEED);
  const rest = operations.flatMap((operation) => restProbes(operation, asker));
  const probes = [...rest, ...chatKitProbes(asker), ...(await mcpProbes(url, asker))];
  const own = operations.filter(
    ({ method, path, isPublic }) => !isPublic && method !== 'DELETE' && !path.includes('{') && path !== '/api/chatkit',
  );
  return {
    own: own.map((operation) => ownQuestion(operation, asker)),
    probes: probes.toSorted((one, another) => Number(another.reads) - Number(one.reads)),
  };
}

/** What the asker could learn of the other's estate or do to it, by ids of these kinds; nothing when all is well. */
export async function leaksIn({ own, probes }: Matrix, other: Estate, kinds?: readonly Kind[]): Promise<string[]> {
  const ids = Object.entries(other.ids).filter(([kind]) => kinds?.includes(kind as Kind) ?? true); // its own keys
  const secrets = secretsOf(other);
  const leaks: string[] = [];
  const isTold = (text: string) => secrets.some((secret) => text.includes(secret));
  for (const { name, ask } of own) if (isTold((await ask('')).text)) leaks.push(`${name} tells`);
  for (const { name, reads, takesKey, refusal, ask } of probes) {
    const unknown = unknownTo(ask);
    const look = async ([kind, id]: [string, string]) => {
      const reply = await ask(id);
      const isAsIfUnknown = alike(reply) === (await unknown(id.replace(UUID, NOBODYS)));
      if (isTold(reply.text)) leaks.push(`${name} tells of another’s ${kind}`);
      else if (!isAsIfUnknown) leaks.push(`${name} knows of another’s ${kind}`);
      else if (reply.status !== (refusal ?? reply.status)) leaks.push(`${name} takes another’s ${kind}`);
    };
    const fitting = ids.filter(([kind]) => takesKey === (kind === KEY) || (takesKey && kind === 'run'));
    if (reads) await Promise.all(fitting.map(look));
    else for (const one of fitting) await look(one);
  }
  return leaks;
}

/** What is answered about ids that nobody's thing has, asked once for each. */
function unknownTo(ask: Probe['ask']): (id: string) => Promise<string> {
  const answers = new Map<string, Promise<string>>();
  return (id) => {
    const answer = answers.get(id) ?? ask(id).then(alike);
    answers.set(id, answer);
    return answer;
  };
}
