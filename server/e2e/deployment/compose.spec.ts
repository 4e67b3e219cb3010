import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { composeFaults } from './compose-faults.js';

const FILE = 'docker/compose.yaml';
const COMPOSE = readFileSync(FILE, 'utf8');

describe('The compose file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatkeep-compose-'));

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is without a fault', () => {
    expect(composeFaults(FILE)).toEqual([]);
  });

  it.each([
    ['image: haproxy:3.2-alpine', 'imagee: haproxy', /imagee|additional propert/i],
    ['image: haproxy:3.2-alpine', 'image: haproxy', /tag/],
    ['stop_grace_period: 45s', 'stop_grace_period: 20s', /^server-1 is killed before it has drained$/],
    ['${JWT_SECRET:?run docker/secrets.sh}', '${JWT_SECRET:-changeit}', /^JWT_SECRET has a default$/],
    ['127.0.0.1:3000', '3000', /^proxy listens on every network/],
    ['  read_only: true\n', '', /^server-1 may write/],
    ['condition: service_completed_successfully', 'condition: service_started', /does not wait for the migration/],
    ['  server-2:\n    <<: *server\n', '', /^one server alone/],
  ])('is refused with %j changed to %j', (right, wrong, fault) => {
    const broken = join(folder, 'compose.yaml');
    writeFileSync(broken, COMPOSE.replace(right, wrong));

    expect(readFileSync(broken, 'utf8')).not.toBe(COMPOSE);
    expect(composeFaults(broken)).toContainEqual(expect.stringMatching(fault));
  });
});
