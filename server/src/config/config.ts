import { resolve } from 'node:path';
import { Environment, SECRET_BYTES } from './environment.js';
import { type ArmedFailPoint, FAIL_POINTS } from './fail-point.js';
import { generatedSecret } from './generated-secret.js';
import { readOidc } from './oidc.js';
import { readTrustedProxies } from './trusted-proxies.js';
import { readMcpServers } from './mcp-servers.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MAX_PORT = 65_535;

/** The name under which the built-in script answers. */
const DEMO_MODEL = 'demo-scripted';

/** Everything the environment decides, read and checked once at start-up. `.env.example` explains each variable. */
export class Config {
  readonly isProduction = this.env.text('NODE_ENV') === 'production';
  readonly logLevel = this.env.oneOf('LOG_LEVEL', LOG_LEVELS, 'info');

  readonly http = this.readHttp();

  /** Where the embedded database and the generated secrets live. */
  readonly dataDir = resolve(this.env.text('DATA_DIR', './.data'));

  readonly database = this.readDatabase();

  readonly secrets = {
    /** Signs access tokens. */
    jwt: this.secret('JWT_SECRET', 'jwt-secret'),
    /** Encrypts what is stored for others, and authenticates refresh tokens. */
    key: this.secret('SECRET_KEY', 'secret-key'),
  };

  readonly openai = this.readOpenAi();

  /** Whether no model was configured, so that the built-in script answers. */
  readonly isDemo = this.openai.apiKey === undefined && this.openai.baseUrl === undefined;

  /** The models that a message may be answered by; the first one is the default. */
  readonly models: readonly string[] = this.isDemo ? [DEMO_MODEL] : this.openai.models;

  /** OpenAI's hosted element, which the page may embed when its key is set. */
  readonly chatkit = {
    domainKey: this.env.text('CHATKIT_DOMAIN_KEY'),
    scriptUrl: this.env.url(
      'CHATKIT_SCRIPT_URL',
      ['https', 'http'],
      'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js',
    ),
  };

  /** The identity provider that people may sign in with, if there is one. */
  readonly oidc = readOidc(this.env);

  readonly mcp = {
    /** MCP servers beside our own. */
    servers: readMcpServers(this.env),
  };

  readonly limits = {
    messagesPerMinute: this.env.number('RATE_LIMIT_MESSAGES_PER_MINUTE', 20),
    requestsPerMinute: this.env.number('RATE_LIMIT_REQUESTS_PER_MINUTE', 600),
    loginsPerMinute: this.env.number('RATE_LIMIT_LOGIN_PER_MINUTE', 10),
    runsPerUser: this.env.number('MAX_RUNS_PER_USER', 10),
    streamsPerUser: this.env.number('MAX_STREAMS_PER_USER', 20),
  };

  readonly runs = {
    concurrency: this.env.number('RUN_CONCURRENCY', 200),
    maxSteps: this.env.number('MAX_AGENT_STEPS', 20),
    maxToolCalls: this.env.number('MAX_TOOL_CALLS', 50),
    maxRunMs: this.env.number('MAX_RUN_MS', 600_000),
    toolTimeoutMs: this.env.number('TOOL_TIMEOUT_MS', 60_000),
    modelIdleTimeoutMs: this.env.number('MODEL_IDLE_TIMEOUT_MS', 60_000),
    shutdownGraceMs: this.env.number('SHUTDOWN_GRACE_MS', 25_000, { min: 0 }),
  };

  readonly telemetry = this.readTelemetry();

  /** What tests break on purpose; in production nothing of it can be switched on. */
  readonly faults = this.isProduction ? {} : this.readFaults();

  private constructor(private readonly env: Environment) {
    env.refuseFaults();
  }

  /** Reads the given environment, or throws `InvalidConfig` with every fault in it. */
  static read(variables: Readonly<Record<string, string | undefined>>): Config {
    return new Config(new Environment(variables));
  }

  private readHttp() {
    const port = this.env.number('PORT', 3000, { min: 0, max: MAX_PORT });
    return {
      port,
      host: this.env.text('HOST', '127.0.0.1'),
      publicUrl: this.env.url('PUBLIC_URL', ['http', 'https'], `http://localhost:${port}`),
      corsOrigins: this.env.origins('CORS_ORIGINS'),
      /** Express' `trust proxy`: a number of hops, or addresses; none when undefined. */
      trustProxy: readTrustedProxies(this.env),
    };
  }

  private readTelemetry() {
    const isSet = this.env.text('METRICS_PORT') !== undefined;
    const metricsPort = isSet ? this.env.number('METRICS_PORT', 0, { max: MAX_PORT }) : undefined;
    if (isSet && metricsPort === this.http.port)
      this.env.fault('METRICS_PORT must be another port than PORT', undefined);
    return {
      /** Where metrics are told; without it they are told on the server's own port, to this machine alone. */
      metricsPort,
      /** The collector that traces are sent to, by OTLP over HTTP; without it there are none. */
      tracesEndpoint: this.env.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http', 'https']),
    };
  }

  private readDatabase() {
    const url = this.env.url('DATABASE_URL', ['postgres', 'postgresql']);
    return { url, migrationsUrl: this.env.url('MIGRATIONS_DATABASE_URL', ['postgres', 'postgresql']) ?? url };
  }

  private readOpenAi() {
    const baseUrl = this.env.url('OPENAI_BASE_URL', ['http', 'https']);
    const model = this.env.text('OPENAI_MODEL', 'gpt-5.5');
    return {
      apiKey: this.env.text('OPENAI_API_KEY'),
      baseUrl,
      models: [...new Set([model, ...this.env.list('OPENAI_MODELS')])],
      api: this.env.oneOf('OPENAI_API', ['responses', 'chat'], baseUrl === undefined ? 'responses' : 'chat'),
      /** Lets `[[fault:…]]` in a message make the demo model misbehave; for tests. */
      demoFaults: this.env.text('DEMO_MODEL_FAULTS') === 'on' && !this.isProduction,
      /** Milliseconds that the demo model takes for each few words. */
      demoPaceMs: this.env.number('DEMO_MODEL_PACE_MS', 15, { min: 0 }),
    };
  }

  private readFaults(): { failAt?: ArmedFailPoint; isFenceOff?: boolean } {
    const [place = '', time = '1'] = this.env.text('FAIL_AT', '').split(':');
    const name = FAIL_POINTS.find((point) => point === place);
    if (!name && place !== '') this.env.fault(`FAIL_AT must be one of ${FAIL_POINTS.join(', ')}`, undefined);
    return { ...(name && { failAt: { name, time: Number(time) } }), isFenceOff: this.env.text('RUN_FENCE') === 'off' };
  }

  private secret(name: string, file: string): string {
    const given = this.env.secret(name);
    if (given !== undefined) return given;
    if (this.database.url === undefined) return this.generated(resolve(this.dataDir, file));
    return this.env.text(name) === undefined
      ? this.env.fault(`${name} is required when DATABASE_URL is set (32 random bytes or more)`, '')
      : '';
  }

  private generated(file: string): string {
    const secret = generatedSecret(file);
    if (Buffer.byteLength(secret) >= SECRET_BYTES) return secret;
    return this.env.fault(
      `${file} must hold at least ${SECRET_BYTES} bytes: restore it, or delete it for a new one`,
      '',
    );
  }
}
