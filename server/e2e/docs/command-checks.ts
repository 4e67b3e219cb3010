import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { when } from '../deployment/when.js';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const compose = parse(readFileSync('docker/compose.yaml', 'utf8')) as { services: object };
/** Environment variables that tests and commands take, beside the settings. */
const FOR_TESTS = /^(SEED|PLANS_SCALE|FAULT_SECONDS|CHAOS_SEED|CHROMIUM_PATH|CHROME_PATH|E2E_PORT)$/;
/** What a person puts in the place of. */
const OWN = /^(my-|chatkeep\.dump$|docker\/\.env$)/;

/** What the shell cannot read. */
export function syntaxFaults(text: string): string[] {
  try {
    execFileSync('bash', ['-n', '-c', text], { stdio: 'pipe' });
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** The flags must stand in the program that reads them, or in the script that says how it is used. */
export function scriptFaults(name: string, rest: readonly string[]): string[] {
  const script = scripts[name];
  if (script === undefined) return [`there is no script called ${name}`];
  const file = /scripts\/[\w-]+\.mjs/.exec(script)?.[0];
  const usage = file ? readFileSync(file, 'utf8') : script;
  const flags = rest.filter((word) => /^--\w/.test(word)).map((word) => word.split('=')[0] ?? '');
  return flags.flatMap((flag) => when(!usage.includes(flag), `npm run ${name} knows no ${flag}`));
}

/** A target of Nx, and the specs that are chosen by a part of their path. */
export function targetFaults(target: string, patterns: readonly string[]): string[] {
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
export function pathFaults(text: string): string[] {
  const paths =
    text
      .replaceAll(/>\s*\S+|"\$[^"]*"/g, '')
      .match(/(?<![\w/.:-])[\w.-]+(\/[\w.-]+)+(?![\w/:])|(?<=\s)[\w-]+\.(sh|sql|yaml|mjs)\b/g) ?? [];
  return paths.flatMap((path) => when(!OWN.test(path) && !existsSync(path), `there is no ${path}`));
}

/** Services of the compose file that are started by name. */
export function serviceFaults(words: readonly string[]): string[] {
  const after = words.slice(words.findIndex((word) => word === 'up' || word === 'run') + 1);
  const services = words.includes('compose') ? after.filter((word) => !word.startsWith('-')) : [];
  return services.flatMap((name) => when(!(name in compose.services), `compose knows no service ${name}`));
}

/** Settings that are given and that nobody reads. */
export function settingFaults(text: string): string[] {
  const known = parseEnv(readFileSync('.env.example', 'utf8'));
  const names = [...text.matchAll(/\b([A-Z][A-Z_]{2,})=/g)].map(([, name = '']) => name);
  return names.flatMap((name) => when(!(name in known) && !FOR_TESTS.test(name), `there is no setting ${name}`));
}
