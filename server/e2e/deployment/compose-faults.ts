import { readFileSync } from 'node:fs';
import { DCLinter } from 'dclint';
import { parse } from 'yaml';
import { when } from './when.js';

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

/** What we use of dclint, whose own types lead nowhere under Node's rules. */
type Linter = new (config: object) => {
  lintFiles(
    files: readonly string[],
    isRecursive: boolean,
  ): readonly { readonly messages: readonly { readonly line: number; readonly message: string }[] }[];
};

const LINTER = new (DCLinter as unknown as Linter)({ rules: {}, quiet: false, debug: false, exclude: [] });
const SECRET = /\$\{(\w*(?:SECRET|PASSWORD|_KEY)\w*)(:?[-?+]?)/g;

/** Everything that is wrong with a compose file, a sentence each: its schema, its style, and what ours must be. */
export function composeFaults(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const said = LINTER.lintFiles([file], false)
    .flatMap(({ messages }) => messages)
    .map(({ line, message }) => `line ${line}: ${message}`);
  const { services = {} } = parse(text, { merge: true }) as { services?: Record<string, Service> }; // the schema says so
  return [
    ...said,
    ...[...text.matchAll(SECRET)].flatMap(([, name = '', mark]) => when(mark !== ':?', `${name} has a default`)),
    ...Object.entries(services).flatMap(([name, service]) => serviceFaults(name, service)),
    ...when(Object.keys(services).filter(isServer).length < 2, 'one server alone cannot be replaced without a pause'),
  ];
}

function isServer(name: string): boolean {
  return name.startsWith('server');
}

function serviceFaults(name: string, service: Service): string[] {
  const graceMs = Number(service.environment?.['SHUTDOWN_GRACE_MS'] ?? 0);
  return [
    ...(service.ports ?? []).flatMap((port) =>
      when(!/^\$\{\w+:-127\.0\.0\.1:/.test(port), `${name} listens on every network unless told otherwise`),
    ),
    ...when(!service.security_opt?.includes('no-new-privileges:true'), `${name} may gain privileges`),
    ...(isServer(name)
      ? [
          ...when(service.read_only !== true, `${name} may write its file system`),
          ...when(!service.cap_drop?.includes('ALL'), `${name} has capabilities`),
          ...when(seconds(service.stop_grace_period) * 1000 <= graceMs, `${name} is killed before it has drained`),
          ...when(
            service.depends_on?.['migrate']?.condition !== 'service_completed_successfully',
            `${name} does not wait for the migration`,
          ),
        ]
      : []),
  ];
}

function seconds(text = '10s'): number {
  return Number(/^(\d+)s$/.exec(text)?.[1]);
}
