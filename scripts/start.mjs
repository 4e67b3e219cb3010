// Starts Chatkeep: builds what has changed, reads .env if there is one, and runs the server in this very process.
import { existsSync } from 'node:fs';
import { build } from './build.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(
    `Chatkeep needs Node 24.15 or newer; this is ${process.version}. On Linux and Windows "npm ci" brings it along.`,
  );
  process.exit(1);
}
await build();
if (existsSync('.env')) process.loadEnvFile('.env');
process.env.NODE_ENV ??= 'production';
process.env.LOG_LEVEL ??= 'warn'; // the few lines that say where to go must not drown
process.argv.push('--migrate');
await import('../dist/server/server/src/main.js');
