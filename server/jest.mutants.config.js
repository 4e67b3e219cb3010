import base from './jest.config.js';

/** The specs that need no database, to be run again for every mutant. @type {import('jest').Config} */
export default {
  ...base,
  globalSetup: null,
  globalTeardown: null,
  testSequencer: '@jest/test-sequencer',
  rootDir: '..',
  roots: ['<rootDir>/server/src'],
  testMatch: [
    '**/agent/*.spec.ts',
    '**/agent/models/*.spec.ts',
    '**/agent/tools/tool-policy.spec.ts',
    '**/chatkit/*.spec.ts',
    '**/runs/{answering,calls,journal}/{answer-*,call-events,input-request,message-parts,standing-tool}.spec.ts',
    '**/database/storable.spec.ts',
    '**/thread-events/*.spec.ts',
  ],
};
