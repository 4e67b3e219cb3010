import { readFileSync } from 'node:fs';

const { jsc, module } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** @type {import('jest').Config} */
export default {
  rootDir: '..',
  roots: ['<rootDir>/server/src', '<rootDir>/server/e2e', '<rootDir>/server/bench', '<rootDir>/migrations'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: false, jsc, module, sourceMaps: 'inline' }] },
  setupFiles: ['<rootDir>/server/src/testing/setup.ts'],
  globalSetup: '<rootDir>/server/src/testing/start-postgres.mjs',
  globalTeardown: '<rootDir>/server/src/testing/stop-postgres.mjs',
  testSequencer: '<rootDir>/server/longest-first.mjs',
  maxWorkers: 4,
  testTimeout: 30_000,
};
