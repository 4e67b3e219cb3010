import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { parse, stringify } from 'yaml';

const OUR_STYLE = { printWidth: 120, singleQuote: true };
const HEAD = `# For the Prometheus operator; the overlay without one leaves it out. "npm run api" writes this file from
# docker/observability/alerts.yaml. Where your Prometheus chooses its rules by a label, give it one in your overlay.
`;

/** The alert rules as an object of the Prometheus operator. */
export function prometheusRule() {
  const spec = parse(readFileSync('docker/observability/alerts.yaml', 'utf8'));
  const rule = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'chatkeep' }, spec };
  return format(HEAD + stringify(rule, { lineWidth: 0 }), { parser: 'yaml', ...OUR_STYLE });
}
