// Rolls a version with migrations out and back again, behind a real proxy with the configuration of docker/, while people
// talk: npm run rolling -- [--proxy haproxy|nginx] [--seed n] [--processes n] [--conversations n]
import { existsSync } from 'node:fs';
import { installDebian } from './debian.mjs';
import { runCompiled } from './compiled.mjs';

const isNginx = process.argv.includes('nginx');
const [program, name] = isNginx ? ['/usr/sbin/nginx', 'nginx-light'] : ['/usr/sbin/haproxy', 'haproxy'];
if (!existsSync(program)) installDebian(name);
process.exitCode = await runCompiled('e2e/rolling/main.js', { PATH: `${process.env.PATH}:/usr/sbin` });
