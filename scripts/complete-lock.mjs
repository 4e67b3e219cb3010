// npm leaves optional packages of other platforms out of the lock file when its registry lacks them, and `npm ci`
// then refuses that lock. Run this after every change of a dependency: it names what was left out, by version and
// platform, so that the same lock installs everywhere.
import { readFileSync, writeFileSync } from 'node:fs';

const OSES = {
  darwin: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  android: 'android',
  openharmony: 'openharmony',
};
const CPUS = ['x64', 'arm64', 'arm', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'wasm32'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
let added = 0;

/** The place npm would find the package from `parent`, or none. */
function resolve(parent, name) {
  for (let at = parent; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (lock.packages[path]) return path;
    if (at === '') return undefined;
  }
}

/** What the package's name says about its platform. */
function platform(name) {
  const words = name.split(/[-/.]/);
  const os = words.map((word) => OSES[word]).find(Boolean);
  const cpu = CPUS.find((candidate) => words.includes(candidate));
  const libc =
    words.includes('musl') || words.includes('linuxmusl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) };
}

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolve(path, name)) continue;
    const exact = version.replace(/^[\^~]/, '');
    lock.packages[`node_modules/${name}`] = {
      version: exact,
      optional: true,
      ...(entry.dev && { dev: true }),
      ...platform(name),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages named`);
