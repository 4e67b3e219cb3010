// Runs every test: the server's, the client's and those in a real browser; ends with one line that counts them.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from './build.mjs';
import { chromium } from './chromium.mjs';
import { run } from './run.mjs';

const RESULTS = 'test-results';

const SUITES = [
  {
    name: 'server',
    command: [
      'nx',
      ['run', 'server:test', '--excludeTaskDependencies', '--json', `--outputFile=${RESULTS}/server.json`],
    ],
    count: ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) => [
      numPassedTests,
      numFailedTests + numRuntimeErrorTestSuites,
    ],
  },
  {
    name: 'client',
    command: [
      'nx',
      ['run', 'client:test', '--reporters=default', '--reporters=json', `--outputFile=${RESULTS}/client.json`],
    ],
    count: ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests],
  },
  {
    name: 'browser',
    command: ['nx', ['run', 'client:e2e', '--reporter=list,json']],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `../../${RESULTS}/browser.json` },
    count: ({ stats }) => {
      if (stats.flaky > 0) console.warn(`${stats.flaky} browser tests passed only when they were repeated`);
      return [stats.expected + stats.flaky, stats.unexpected];
    },
  },
];

function readCounts({ name, count }) {
  try {
    return count(JSON.parse(readFileSync(`${RESULTS}/${name}.json`, 'utf8')));
  } catch {
    return [0, 1];
  }
}

await build();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const env = {
  CHROMIUM_PATH: await chromium(),
  NODE_COMPILE_CACHE: resolve(RESULTS, 'compiled'), // the same server is started dozens of times
};
/** A start that comes to nothing: those that are killed leave nothing compiled behind, and the first ones are. */
await run('node', ['dist/server/server/src/main.js'], { env: { ...env, PORT: 'none' }, stdio: 'ignore' });

let passed = 0;
let failed = 0;
for (const suite of SUITES) {
  const code = await run(...suite.command, { env: { ...env, ...suite.env } });
  const [good, bad] = readCounts(suite);
  passed += good;
  failed += bad === 0 && code !== 0 ? 1 : bad;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
