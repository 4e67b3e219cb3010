import 'reflect-metadata';
import { Config } from './config/config.js';
import { armFailPoint } from './config/fail-point.js';
import { InvalidConfig } from './config/invalid-config.js';
import { DatabaseRefused } from './database/isolation-proof.js';
import { migrate } from './database/migrate.js';
import { startServer } from './server.js';
import { spareMemory } from './spare-memory.js';

/**
 * Late enough that nobody waits for it who waits for the start, early enough that hardly anybody is there. V8 lets go of
 * compiled code that has not run since the collections before.
 */
const SPARING_AFTER_MS = [1_000, 2_000, 3_000];

/** With `--migrate`, brings a configured database to the schema's head before the server starts. */
async function main(): Promise<void> {
  const config = Config.read(process.env);
  armFailPoint(config.faults.failAt);
  const { url, migrationsUrl } = config.database;
  if (process.argv.includes('--migrate') && url !== undefined) await migrate({ adminUrl: migrationsUrl ?? url, url });

  const server = await startServer(config);
  let stopping: PromiseLike<void> | undefined;
  const stop = () => void (stopping ??= server[Symbol.asyncDispose]().then(() => process.exit(0), fail));
  // Ctrl+C comes twice, from the terminal and from `node --watch`: the second must not cut the first short.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  welcome(config); // whoever reads this may stop us at once
  for (const ms of SPARING_AFTER_MS) setTimeout(spareMemory, ms).unref();
}

function welcome({ http, isDemo, openai }: Config): void {
  const answers = isDemo
    ? 'a scripted demo, not an AI: set OPENAI_API_KEY to talk to a model'
    : openai.models.join(', ');
  process.stdout.write(
    `Chatkeep is ready: ${http.publicUrl}\nThe API is described at ${http.publicUrl}/api/docs\nAnswers come from ${answers}\n`,
  );
}

function fail(error: unknown): void {
  process.stderr.write(`${reason(error)}\n`);
  process.exit(1);
}

/** What an operator can do something about is told in a line; anything else with its stack. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return `Port ${'port' in error ? String(error.port) : ''} is taken by another program: set PORT or METRICS_PORT to another one.`;
  if (error instanceof InvalidConfig || error instanceof DatabaseRefused) return error.message;
  return error.stack ?? error.message;
}

main().catch(fail);
