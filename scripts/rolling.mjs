// Rolls a version with migrations out and back again, behind a real proxy with the configuration of docker/, while people
// talk: npm run rolling -- [--proxy haproxy|nginx] [--seed n] [--processes n] [--conversations n]
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { installDebian } from './debian.mjs';
import { mustRun, run } from './run.mjs';

const OUT = 'dist/chaos';
const isNginx = process.argv.includes('nginx');
const [program, name] = isNginx ? ['/usr/sbin/nginx', 'nginx-light'] : ['/usr/sbin/haproxy', 'haproxy'];

if (!existsSync(program)) installDebian(name);
await build(['server']);
const sources = ['server', 'migrations', '-d', OUT, '--config-file', 'server/.swcrc', '--ignore', '**/*.spec.ts', '-q'];
await mustRun('swc', sources);
process.exitCode = await run('node', [`${OUT}/server/e2e/rolling/main.js`, ...process.argv.slice(2)], {
  env: { PATH: `${process.env.PATH}:/usr/sbin` },
});
