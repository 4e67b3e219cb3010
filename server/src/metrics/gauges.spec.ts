import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { Gauges } from './gauges.js';

describe(Gauges, () => {
  const pool = { inUse: 1, idle: 2, waiting: 3 };
  const census = { queued: 4, running: 5, awaiting: 6, ready: 7, oldest: 8.5 };

  /** What is told, without what explains it. */
  const told = async (registry: Registry) =>
    (await registry.metrics()).split('\n').filter((line) => /^[^#]/.test(line) && !line.includes('connections'));

  it('tell what was found', async () => {
    const registry = new Registry();

    new Gauges(registry).set(census, pool);

    expect(await told(registry)).toEqual([
      'chatkeep_runs{status="queued"} 4',
      'chatkeep_runs{status="running"} 5',
      'chatkeep_runs{status="awaiting_approval"} 6',
      'chatkeep_run_queue_depth 7',
      'chatkeep_run_queue_oldest_seconds 8.5',
      'chatkeep_database_up 1',
      'chatkeep_database_waiting 3',
    ]);
  });

  it('tell nothing old of a database that does not answer any more', async () => {
    const registry = new Registry();
    const gauges = new Gauges(registry);
    gauges.set(census, pool);

    gauges.set(null, pool);

    expect(await told(registry)).toEqual(['chatkeep_database_up 0', 'chatkeep_database_waiting 3']);
  });
});
