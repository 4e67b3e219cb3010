import { spawn } from 'node:child_process';

const NX = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_LOAD_DOT_ENV_FILES: 'false', // the settings are for the server that one starts, and for no build and no test
};

/** Runs a command with our own Node and programs first on the path; resolves with its exit code. */
export function run(command, args, { env = {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...NX, NG_CLI_ANALYTICS: 'false', ...env },
      ...options,
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a command and ends this process with its code when it fails. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) process.exit(code);
}
