import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { TestServer } from '../test-server.js';
import { faultsOf, type Vocabulary, vocabularyOf } from './promql.js';

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string }[] }[];
}

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
}

const dashboard = JSON.parse(readFileSync('docker/observability/grafana-dashboard.json', 'utf8')) as Dashboard;
const alerts = (parse(readFileSync('docker/observability/alerts.yaml', 'utf8')) as Rules).groups.flatMap(
  ({ rules }) => rules,
);
const drawn = dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })));

describe('What is told at /metrics, drawn and alerted on', () => {
  let server: TestServer;
  let told: Response;
  let vocabulary: Vocabulary;

  /** After one message with one tool call. */
  beforeAll(async () => {
    server = await TestServer.start();
    const ada = await server.person('Ada');
    await ada.send(await ada.newConversation(), "Create a task called 'Water the plants'");
    told = await fetch(`${server.url}/metrics`);
    vocabulary = vocabularyOf(await told.text());
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('is told at the own port to this machine, as Prometheus reads it', () => {
    expect(told.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it('is told to nobody whom a proxy speaks for', async () => {
    const response = await fetch(`${server.url}/metrics`, { headers: { 'X-Forwarded-For': '192.0.2.1' } });

    expect([response.status, await response.json()]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('grows by nothing that a stranger chooses: ids, addresses, methods', async () => {
    const strange = crypto.randomUUID();
    const ask = (path: string, method = 'GET') => fetch(server.url + path, { method });

    for (const path of [`/api/chat/runs/${strange}`, `/${strange}`, `/api/${strange}`, `/mcp/${strange}`])
      expect((await ask(path)).status).toBeGreaterThanOrEqual(400);
    await ask(`/api/${strange}`, 'PROPFIND');

    const text = await (await ask('/metrics')).text();
    expect(text).toContain('method="other",route="none"');
    expect(text).not.toContain(strange);
    expect(text).not.toContain('PROPFIND');
  });

  it('is valid, and of what the server tells', () => {
    const all = [...drawn, ...alerts.map(({ alert: title, expr }) => ({ title, expr }))];

    expect(all.length).toBeGreaterThan(30);
    expect(all.flatMap(({ title, expr }) => faultsOf(expr, vocabulary).map((fault) => `${title} ${fault}`))).toEqual(
      [],
    );
  });

  it.each([
    ['sum(rate(chatkeep_runs_ended_total[5m])', 'is not PromQL at 39'],
    ['rate(chatkeep_runs_ended_total[5 minutes])', 'is not PromQL at 33'],
    ['chatkeep_runs_finished_total', 'names chatkeep_runs_finished_total, which nobody tells'],
    ['sum by (outcome) (chatkeep_runs_ended_total)', 'names the label outcome, which none has'],
    ['chatkeep_runs{state="queued"}', 'names the label state, which none has'],
    ['1 + 1', 'names no metric'],
  ])('would not be if it were %s', (expression, fault) => {
    expect(faultsOf(expression, vocabulary)).toContain(fault);
  });

  it('wakes nobody for a share of next to nothing', () => {
    const shares = alerts.filter(({ expr }) => /\/ sum/.test(expr));

    expect(shares.length).toBeGreaterThan(3);
    expect(shares.filter(({ expr }) => !/and sum.*increase.*> 3/.test(expr)).map(({ alert }) => alert)).toEqual([]);
  });

  it('wakes nobody for a server that says it is about to end', () => {
    const { expr = '' } = alerts.find(({ alert }) => alert === 'ChatkeepRequestsFail') ?? {};

    expect(expr.match(/chatkeep_http_requests_total\{[^}]*\}/g)).toEqual(
      Array(3).fill(expect.stringContaining('route!~"/health/.*"')),
    );
  });

  it('has words about every alert for whoever is woken by it', () => {
    const words = readFileSync('docs/observability.md', 'utf8');

    expect(alerts.filter(({ alert }) => !words.includes(`**${alert}**`)).map(({ alert }) => alert)).toEqual([]);
  });
});
