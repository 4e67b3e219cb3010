import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { BARE_ENVIRONMENT } from '../../server/e2e/bare-environment.js';

const port = Number(process.env['E2E_PORT'] ?? 3210);
const WORKERS = 3;
const root = join(import.meta.dirname, '../..');
const results = join(root, 'test-results');
/** Emptied once, and known to the specs, which run in processes of their own. */
const dataDir = (process.env['E2E_DATA_DIR'] ??= emptied(join(results, `client-e2e-data-${port}`)));

/** The whole product in a real browser: the built server, an empty database, the scripted model. */
export default defineConfig({
  testDir: '.',
  outputDir: join(results, 'client-e2e'),
  workers: WORKERS,
  timeout: 45_000,
  retries: process.env['CI'] ? 1 : 0,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(results, 'client-e2e.json') }]],
  /** What measures how smooth the page is shares no core; `--no-deps` runs it by itself. */
  projects: [
    { name: 'beside', grepInvert: /@alone/ },
    { name: 'alone', grep: /@alone/, dependencies: ['beside'], workers: 1 },
  ],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    contextOptions: { reducedMotion: 'reduce' }, // where no picture card is, every frame of a motion is drawn by the processor
    viewport: { width: 1440, height: 900 },
    trace: 'on-first-retry', // one that is kept only where a test failed is made for every test, and takes a third of the time
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    },
  },
  webServer: {
    command: 'node dist/server/server/src/main.js',
    cwd: root,
    url: `http://localhost:${port}/health/ready`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      ...forgotten(),
      PORT: `${port}`,
      DATA_DIR: dataDir,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      SHUTDOWN_GRACE_MS: '2000', // the last specs leave answers behind that nobody waits for
      CORS_ORIGINS: Array.from({ length: WORKERS }, (_, index) => `http://localhost:${port + 10_000 + index}`).join(),
      RATE_LIMIT_LOGIN_PER_MINUTE: '600',
      RATE_LIMIT_MESSAGES_PER_MINUTE: '600',
      RATE_LIMIT_REQUESTS_PER_MINUTE: '60000',
    },
  },
});

/** The developer's settings, which would reach the server too; an empty one is none to it. */
function forgotten(): Record<string, string> {
  const names = Object.keys(process.env).filter((name) => !(name in BARE_ENVIRONMENT));
  return Object.fromEntries(names.map((name) => [name, '']));
}

function emptied(directory: string): string {
  rmSync(directory, { recursive: true, force: true });
  return directory;
}
