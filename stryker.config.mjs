/** Breaks the pure parts of runs, approvals and converters on purpose, and tells which breaks no spec notices. */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { configFile: 'server/jest.mutants.config.js' },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'test-results/mutants-known.json',
  concurrency: 2,
  timeoutMS: 30_000, // a busy machine must not count as a test that noticed
  mutate: [
    'server/src/runs/{answering,calls,journal}/{answer-items,answer-narrator,call-events,input-request,message-parts,standing-tool}.ts',
    'server/src/database/{is-record,storable}.ts',
    'server/src/agent/tools/tool-policy.ts',
    'server/src/agent/{context-window,result-images,transcript}.ts',
    'server/src/agent/models/{chat-messages,chat-reader,paired-transcript,passage,requested-call,responses-input}.ts',
    'server/src/agent/models/{responses-reader,retry-after,to-model-error,tool-deltas,turn-reader}.ts',
    'server/src/chatkit/{input-questions,narration,page-tools,task-widget,tool-questions,user-message}.ts',
    'server/src/thread-events/{fold-assistant-message,fold-thread-items,fold-widget,visible}.ts',
  ],
  ignorePatterns: ['client', 'dist', 'docs', 'docker', 'test-results', 'server/bench', '.nx', '.data'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'test-results/mutants.json' },
  tempDirName: 'test-results/mutants',
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
};
