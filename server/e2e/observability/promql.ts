import { parser } from '@prometheus-io/lezer-promql';

/** What is scraped: the labels of each metric, by its name. */
export type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

/** What Prometheus adds to every series. */
const TARGET_LABELS = ['job', 'instance'];

/** What Grafana puts in the place of its variables. */
const VARIABLES = { $__rate_interval: '1m', $job: 'chatkeep' };

const LINE = /^([a-z_:][\w:]*)(?:\{(.*)\})? /i;

/** The names and labels in the text of a scrape. */
export function vocabularyOf(text: string): Vocabulary {
  const vocabulary = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, name = '', labels = ''] = LINE.exec(line) ?? [];
    const known = vocabulary.get(name) ?? new Set<string>();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    vocabulary.set(name, known);
  }
  return vocabulary;
}

/** What is wrong with an expression: its syntax, metrics that nobody tells, labels that none of its metrics has. */
export function faultsOf(expression: string, vocabulary: Vocabulary): string[] {
  const text = Object.entries(VARIABLES).reduce((said, [name, value]) => said.replaceAll(name, value), expression);
  const found = wordsOf(text);
  const labels = new Set([...TARGET_LABELS, ...found.metrics.flatMap((name) => [...(vocabulary.get(name) ?? [])])]);
  return [
    ...found.errors.map((at) => `is not PromQL at ${at}`),
    ...(found.metrics.length === 0 ? ['names no metric'] : []),
    ...found.metrics.filter((name) => !vocabulary.has(name)).map((name) => `names ${name}, which nobody tells`),
    ...found.labels.filter((label) => !labels.has(label)).map((label) => `names the label ${label}, which none has`),
  ];
}

function wordsOf(text: string) {
  const [errors, metrics, labels]: [number[], string[], string[]] = [[], [], []];
  parser.parse(text).iterate({
    enter: ({ type, name, from, to }) => {
      if (type.isError) errors.push(from);
      else if (name === 'Identifier') metrics.push(text.slice(from, to));
      else if (name === 'LabelName') labels.push(text.slice(from, to));
    },
  });
  return { errors, metrics, labels };
}
