import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { type Bar, type Figure, holds } from './figure.js';

/** Where and when a run of the bench took place. */
export function circumstances(postgres: string): Record<string, string> {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    load: `load ${loadavg()[0]?.toFixed(2) ?? '?'} before`,
    software: `Node ${process.version}, PostgreSQL ${postgres}, commit ${commit()}`,
  };
}

/** The table in Markdown, a line for each figure. */
export function markdown(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => cells(figure).join(' | '));
  return ['work | floor | Chatkeep | ratio | bar | ', '--- | --: | --: | --: | --- | ---', ...lines]
    .map((line) => `| ${line} |`)
    .join('\n');
}

function cells(figure: Figure): string[] {
  const { work, unit, floor = NaN, chatkeep, bar } = figure;
  const is = holds(figure);
  return [
    work,
    number(floor, unit),
    number(chatkeep, unit),
    Number.isFinite(floor) ? `${(chatkeep / floor).toFixed(2)} ×` : '',
    bar ? told(bar, unit) : '',
    is === null ? '' : is ? 'pass' : '**fail**',
  ];
}

function told(bar: Bar, unit: string): string {
  if ('most' in bar) return `≤ ${bar.most} ${unit}`;
  return 'mostTimes' in bar ? `≤ ${bar.mostTimes} ×` : `≥ ${bar.leastTimes} ×`;
}

function number(value: number, unit: string): string {
  if (!Number.isFinite(value)) return '';
  return `${value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)} ${unit}`;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
