import {
  pathFaults,
  scriptFaults,
  serviceFaults,
  settingFaults,
  syntaxFaults,
  targetFaults,
} from './command-checks.js';

interface Kind {
  readonly program: RegExp;
  /** Why a test does not simply run it, and what it looks at instead. */
  readonly reason: string;
  faults(words: readonly string[], text: string): string[];
}

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
