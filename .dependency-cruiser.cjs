const LAYERS = require('./server/layers.cjs');

/** Specs may reach anywhere: they prove how the pieces fit. */
const TESTS = '(\\.spec\\.ts$|/testing/)';

const names = (layers) => layers.flat().join('|');

const upward = LAYERS.slice(1).map((layer, index) => ({
  name: `${layer.join('-and-')}-imports-nothing-above`,
  severity: 'error',
  from: { path: `^server/src/(${layer.join('|')})/`, pathNot: TESTS },
  to: { path: `^server/src/(${names(LAYERS.slice(0, index + 1))})/` },
}));

const sideways = LAYERS.filter((layer) => layer.length > 1).flatMap((layer) =>
  layer.map((name) => ({
    name: `${name}-imports-no-sibling`,
    severity: 'error',
    from: { path: `^server/src/${name}/`, pathNot: TESTS },
    to: { path: `^server/src/(${layer.filter((other) => other !== name).join('|')})/` },
  })),
);

/** The folders of runs, in which imports point down as well: the files beside them are the doors. */
const RUNS = ['commands', 'working', 'answering', 'calls', 'queue', 'journal'];

const upwardInRuns = RUNS.map((folder, index) => ({
  name: `runs-${folder}-imports-nothing-above`,
  severity: 'error',
  from: { path: `^server/src/runs/${folder}/`, pathNot: TESTS },
  to: { path: `^server/src/runs/([^/]+$|(${RUNS.slice(0, index).join('|') || '-'})/)` },
}));

module.exports = {
  forbidden: [
    ...upward,
    ...sideways,
    ...upwardInRuns,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'thread-events-stands-alone',
      severity: 'error',
      from: { path: '^server/src/thread-events/' },
      to: { path: '^server/src/(?!thread-events/)' },
    },
    {
      name: 'agent-knows-no-http-and-no-rows',
      severity: 'error',
      from: { path: '^server/src/agent/', pathNot: '(\\.spec|\\.module)\\.ts$' },
      to: { path: 'node_modules/(typeorm|express|@nestjs/typeorm)/|^server/src/(http|thread-events)/' },
    },
    {
      name: 'traces-are-loaded-on-demand',
      severity: 'error',
      comment: 'Who traces nothing pays nothing: the SDK comes with a file that is imported dynamically',
      from: { path: '^server/src/', pathNot: '^server/src/telemetry/otlp\\.ts$' },
      to: { path: 'node_modules/@opentelemetry/(?!api/)' },
    },
    {
      name: 'traces-are-loaded-dynamically',
      severity: 'error',
      from: { path: '^server/src/' },
      to: { path: '^server/src/telemetry/otlp\\.ts$', dynamic: false },
    },
    {
      name: 'client-knows-no-server',
      severity: 'error',
      comment: 'Browser tests set the scene with the peers that the server is tested with',
      from: { path: '^client/', pathNot: '^client/e2e/' },
      to: { path: '^(server|migrations)/' },
    },
    {
      name: 'browser-tests-know-peers-only',
      severity: 'error',
      from: { path: '^client/e2e/' },
      to: { path: '^(server/src/(?!.*testing/)|migrations/)' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^(server|migrations)/' },
      to: { path: '^client/' },
    },
    {
      name: 'no-testing-in-production',
      severity: 'error',
      from: { path: '^server/src/', pathNot: TESTS },
      to: { path: '/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|\\.gen\\.ts$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'server/tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
