// Rebuilds and restarts on every change: the page on http://localhost:4200, the server behind it on port 3000.
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { run } from './run.mjs';

await build();
const env = { PORT: '3000', NODE_ENV: 'development', LOG_LEVEL: 'info' }; // where client/proxy.conf.json looks for it
const settings = existsSync('.env') ? ['--env-file=.env'] : [];
await Promise.race([
  run('swc', ['server/src', 'migrations', '-d', 'dist/server', '--config-file', 'server/.swcrc', '--watch']),
  run('node', [...settings, '--watch-path=dist/server', 'dist/server/server/src/main.js', '--migrate'], { env }),
  run('nx', ['serve', 'client']),
]);
