import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { when } from '../deployment/when.js';

interface Kind {
  readonly program: RegExp;
  /** Why a test does not simply run it, and what it looks at instead. */
  readonly reason: string;
  faults(words: readonly string[], text: string): string[];
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const compose = parse(readFileSync('docker/compose.yaml', 'utf8')) as { services: object };
/** Environment variables that tests and commands take, beside the settings. */
const FOR_TESTS = /^(SEED|PLANS_SCALE|FAULT_SECONDS|CHAOS_SEED|CHROMIUM_PATH|CHROME_PATH|E2E_PORT)$/;
/** What a person puts in the place of. */
const OWN = /^(my-|chatkeep\.dump$|docker\/\.env$)/;

const KINDS: readonly Kind[] = [
  {
    program: /^npm (run \S+|start|test)/,
    reason: 'some take minutes, and first-steps.spec.ts runs the first of them: the script exists, and knows its flags',
    faults: ([, first = '', second = '', ...rest]) => scriptFaults(first === 'run' ? second : first, rest),
  },
  { program: /^npm (ci|install)\b/, reason: 'it has been given, or no test would run', faults: () => [] },
  {
    program: /^npx nx run /,
    reason: 'it runs tests: the target exists, and some spec is meant',
    faults: ([, , , target = '', , ...rest]) =>
      targetFaults(
        target,
        rest.filter((word) => !word.startsWith('-')),
      ),
  },
  {
    program: /^npx nx \S+ client$/,
    reason: 'it serves until it is ended: the target exists',
    faults: ([, , target = '']) => targetFaults(`client:${target}`, []),
  },
  {
    program: /^(node|sh) /,
    reason: 'the file exists, and the shell can read it',
    faults: (_, text) => pathFaults(text),
  },
  {
    program: /^(docker|kubectl) /,
    reason: 'it needs an engine or a cluster: its files and services exist',
    faults: (words, text) => [...pathFaults(text), ...serviceFaults(words)],
  },
  {
    program: /^(pg_dump|pg_restore|psql) /,
    reason: 'it needs the tools of PostgreSQL 18: its files exist, and installation.spec.ts runs its SQL',
    faults: (_, text) => pathFaults(text),
  },
  {
    program: /^python3 -m http\.server /,
    reason: 'it serves until it is ended: the folder exists',
    faults: (_, text) => pathFaults(text),
  },
  {
    program: /^(set [-+]a|\. docker\/)/,
    reason: 'it changes the shell that reads it: its files exist',
    faults: (_, text) => pathFaults(text),
  },
  {
    program: /^printf /,
    reason: 'it writes a file of settings: they are known',
    faults: (_, text) => settingFaults(text),
  },
  {
    program: /^git /,
    reason: 'it changes the repository that the test runs in: its files exist',
    faults: (_, text) => pathFaults(text),
  },
  {
    program: /^(curl|ask|read_json|URL=|ACCESS=|TOKEN=|THREAD=|\w+\(\))/,
    reason: 'walk-through.spec.ts runs the whole of it on a server',
    faults: () => [],
  },
];

/** Everything that shows, without running it, that a command of the documentation cannot be right. */
export function commandFaults(text: string): string[] {
  const [, environment = '', command = ''] = /^((?:[A-Z_]+=[^\s$]+ )*)(.*)$/.exec(text) ?? [];
  const kind = KINDS.find(({ program }) => program.test(text) || program.test(command));
  if (!kind) return [`nobody knows what kind of command this is: ${text}`];
  return [...syntaxFaults(text), ...settingFaults(environment), ...kind.faults(command.split(/\s+/), command)];
}

function syntaxFaults(text: string): string[] {
  try {
    execFileSync('bash', ['-n', '-c', text], { stdio: 'pipe' });
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** The flags must stand in the program that reads them, or in the script that says how it is used. */
function scriptFaults(name: string, rest: readonly string[]): string[] {
  const script = scripts[name];
  if (script === undefined) return [`there is no script called ${name}`];
  const file = /scripts\/[\w-]+\.mjs/.exec(script)?.[0];
  const usage = file ? readFileSync(file, 'utf8') : script;
  const flags = rest.filter((word) => /^--\w/.test(word)).map((word) => word.split('=')[0] ?? '');
  return flags.flatMap((flag) => when(!usage.includes(flag), `npm run ${name} knows no ${flag}`));
}

function targetFaults(target: string, patterns: readonly string[]): string[] {
  const [project = '', name = ''] = target.split(':');
  const file = `${project}/project.json`;
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { targets: object }).targets : {};
  const specs = globSync(['server/**/*.spec.ts', 'client/**/*.spec.ts']);
  return [
    ...when(!(name in known), `${project} has no target ${name}`),
    ...patterns.flatMap((pattern) =>
      when(!specs.some((spec) => spec.includes(pattern)), `no spec is called ${pattern}`),
    ),
  ];
}

/** Paths of ours, but what a redirection makes or a variable leads to. */
function pathFaults(text: string): string[] {
  const paths =
    text
      .replaceAll(/>\s*\S+|"\$[^"]*"/g, '')
      .match(/(?<![\w/.:-])[\w.-]+(\/[\w.-]+)+(?![\w/:])|(?<=\s)[\w-]+\.(sh|sql|yaml|mjs)\b/g) ?? [];
  return paths.flatMap((path) => when(!OWN.test(path) && !existsSync(path), `there is no ${path}`));
}

function serviceFaults(words: readonly string[]): string[] {
  const after = words.slice(words.indexOf('up') + 1);
  const services = words.includes('compose') ? after.filter((word) => !word.startsWith('-')) : [];
  return services.flatMap((name) => when(!(name in compose.services), `compose knows no service ${name}`));
}

function settingFaults(text: string): string[] {
  const known = parseEnv(readFileSync('.env.example', 'utf8'));
  const names = [...text.matchAll(/\b([A-Z][A-Z_]{2,})=/g)].map(([, name = '']) => name);
  return names.flatMap((name) => when(!(name in known) && !FOR_TESTS.test(name), `there is no setting ${name}`));
}
