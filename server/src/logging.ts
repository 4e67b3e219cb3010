import { type Params } from 'nestjs-pino';
import { type Config } from './config/config.js';
import { logFields } from './telemetry/log-fields.js';
import { traceIds } from './telemetry/spans.js';
import { withoutSecrets } from './telemetry/without-secrets.js';

/**
 * JSON lines on standard output. Each carries the ids of what it is about: the request, the user, the run and its
 * conversation, the trace. What looks like a secret is taken out of every line, wherever it stands. No request has a
 * logger of its own: `observedRequest` says what its lines are about.
 */
export function logging({ logLevel }: Config): Params {
  return {
    forRoutes: [],
    pinoHttp: {
      level: logLevel,
      wrapSerializers: false,
      mixin: () => ({ ...logFields(), ...traceIds() }),
      hooks: { streamWrite: withoutSecrets },
    },
  };
}
