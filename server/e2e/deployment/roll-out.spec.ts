import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BARE_ENVIRONMENT } from '../bare-environment.js';

/** Stands in for a cluster, which no test has: writes down what it is told, and answers what a Job has come to. */
const KUBECTL = `#!/bin/sh
echo "$*" >> "$FOLDER/told"
case "$*" in
  kustomize*) echo 'namespace: chat' ;;
  *' get job '*) echo "$ENDED" ;;
  *' logs '*) echo 'relation "messages" is locked' ;;
esac
`;

/** The script itself, before a cluster whose migration ends like this. */
describe('Rolling out on Kubernetes', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatkeep-roll-out-'));
    writeFileSync(join(folder, 'kubectl'), KUBECTL, { mode: 0o755 });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const rollOut = (ended: string) => {
    const PATH = `${folder}:${BARE_ENVIRONMENT['PATH'] ?? ''}`;
    const env = { ...BARE_ENVIRONMENT, PATH, FOLDER: folder, ENDED: ended };
    const { status, stderr } = spawnSync('sh', ['docker/kubernetes/roll-out.sh', 'docker/kubernetes/overlays/small'], {
      env,
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { status, stderr, told: readFileSync(join(folder, 'told'), 'utf8') };
  };

  it('replaces the pods once the database is migrated', () => {
    const { status, told } = rollOut('SuccessCriteriaMet Complete');

    expect(status).toBe(0);
    expect(told).toMatch(
      /apply --filename \S+ --selector \S+=migration\n(.*\n)+apply --filename \S+\n.*rollout status/,
    );
  });

  it('replaces nothing when the migration has failed, and says why it has', () => {
    const { status, stderr, told } = rollOut('FailureTarget Failed');

    expect([status, stderr]).toEqual([
      1,
      'relation "messages" is locked\nThe migration failed; nothing was replaced.\n',
    ]);
    expect(told).not.toMatch(/rollout/);
  });
});
