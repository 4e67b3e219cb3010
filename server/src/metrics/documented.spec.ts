import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Metric, register, Registry } from 'prom-client';
import '../telemetry/instruments.js';
import { Gauges } from './gauges.js';

describe('docs/observability.md', () => {
  it('has a row for every metric of ours, and for no other', async () => {
    const registry = new Registry();
    new Gauges(registry);
    const rows = await Promise.all([register, registry].map((of) => rowsOf(of)));

    const documented = readFileSync('docs/observability.md', 'utf8').match(/^\| `chatkeep_.*\|$/gm) ?? [];
    expect(documented.map((row) => row.replace(/ +/g, ' ')).toSorted()).toEqual(rows.flat().toSorted());
  });
});

async function rowsOf(registry: Registry): Promise<string[]> {
  const told = await registry.getMetricsAsJSON();
  return told.map(({ name, type, help }) => {
    const { labelNames } = registry.getSingleMetric(name) as Metric & { labelNames: readonly string[] }; // not in its type
    const row = `| \`${name}\` | ${type} | ${labelNames.filter((label) => label !== 'le').join(', ')} | ${help} |`;
    return row.replace(/ +/g, ' ');
  });
}
