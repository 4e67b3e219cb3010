import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The files that a build of the image is sent: what belongs to the repository, without what .dockerignore names. */
export function buildContext(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' });
  const rules = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ isKept: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }));
  return listed.split('\0').filter((file) => {
    const last = rules.findLast(({ pattern }) => pattern.test(file));
    return file !== '' && (last?.isKept ?? true);
  });
}

/** Of the kinds that we use: a name or one with stars, which holds for everything below it too. */
function patternOf(rule: string): RegExp {
  const escaped = rule.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${escaped}(/|$)`);
}
