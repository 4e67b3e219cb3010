import 'reflect-metadata';
import { Config } from './config/config.js';
import { InvalidConfig } from './config/environment.js';
import { DatabaseRefused } from './database/isolation-proof.js';
import { migrate } from './database/migrate.js';
import { startServer } from './server.js';

/** With `--migrate`, brings a configured database to the schema's head before the server starts. */
async function main(): Promise<void> {
  const config = Config.read(process.env);
  const { url, migrationsUrl } = config.database;
  if (process.argv.includes('--migrate') && url !== undefined) await migrate({ adminUrl: migrationsUrl ?? url, url });

  const server = await startServer(config);
  welcome(config);
  const stop = () => void server[Symbol.asyncDispose]().then(() => process.exit(0), fail);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
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
  const isExpected = error instanceof InvalidConfig || error instanceof DatabaseRefused;
  process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
