import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEnvironment } from '../test-server.js';
import { Cluster } from './cluster.js';
import { Effects } from './effects.js';
import { Fleet } from './fleet.js';
import { ScriptedModel } from './scripted-model.js';
import { Takeovers } from './takeovers.js';

export interface StageOptions {
  readonly processes: number;
  /** Whether processes that have lost a run are kept from writing it, as they must be. */
  readonly isFenced: boolean;
  /** Settings of the servers beside the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Everything that chaos plays with: a database, a model, a tool that takes effect, and servers that share them. */
export interface Stage extends AsyncDisposable {
  readonly cluster: Cluster;
  readonly model: ScriptedModel;
  readonly effects: Effects;
  readonly fleet: Fleet;
  readonly takeovers: Takeovers;
  /** What a server on this stage is started with; its name is the key that it shows to the model. */
  readonly environment: (name: string, port: number) => Record<string, string>;
}

const IMPATIENT = { MODEL_IDLE_TIMEOUT_MS: '2000', TOOL_TIMEOUT_MS: '1500', SHUTDOWN_GRACE_MS: '10000' };

/** Sets the stage; what was set last is struck first. */
export async function setStage({ processes, isFenced, settings = {} }: StageOptions): Promise<Stage> {
  await using props = new AsyncDisposableStack();
  const cluster = props.use(await Cluster.start());
  const model = props.use(await ScriptedModel.start());
  const effects = props.use(await Effects.start());
  const dataDir = await mkdtemp(join(tmpdir(), 'chatkeep-stage-'));
  props.defer(() => rm(dataDir, { recursive: true }));
  const tools = { MCP_CONFIG: await nameTools(dataDir, effects.url) };
  const environment = (name: string, port: number) => {
    const place = { PORT: String(port), PUBLIC_URL: 'http://localhost', DATA_DIR: dataDir };
    const upstream = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted', OPENAI_API_KEY: name };
    const fence = { RUN_FENCE: isFenced ? 'on' : 'off' };
    return testEnvironment(cluster.url, { ...place, ...upstream, ...tools, ...fence, ...IMPATIENT, ...settings });
  };
  const fleet = props.use(await Fleet.start(processes, environment));
  const takeovers = props.use(new Takeovers(cluster.adminUrl, () => fleet.working.length > 0));
  const kept = props.move();
  return { cluster, model, effects, fleet, takeovers, environment, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** The settings file that names the effect server; its tool is one that must never be repeated. */
export async function nameTools(folder: string, url: string): Promise<string> {
  const file = join(folder, 'mcp.json');
  await writeFile(file, JSON.stringify({ mcpServers: { effects: { url, approval: 'never' } } }));
  return file;
}
