import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Params } from 'nestjs-pino';
import { type Config } from './config/config.js';
import { type LogFields, logFields } from './telemetry/log-fields.js';
import { traceIds } from './telemetry/spans.js';
import { withoutSecrets } from './telemetry/without-secrets.js';

type SignedIn = IncomingMessage & { readonly user?: { readonly id: string } };

/**
 * JSON lines on standard output. Each carries the ids of what it is about: the request, the user, the run and its
 * conversation, the trace. Requests go by method, path and id, never with headers or bodies, and what looks like a
 * secret is taken out of every line, wherever it stands.
 */
export function logging({ logLevel }: Config): Params {
  return {
    pinoHttp: {
      level: logLevel,
      genReqId: (_: IncomingMessage, response: ServerResponse) => String(response.getHeader('X-Request-Id')),
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'request_id', responseTime: 'duration_ms' },
      customLogLevel: (_, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
      customSuccessObject: (request: SignedIn, _: ServerResponse, value: object) => ({ ...value, ...userOf(request) }),
      customErrorObject: (request: SignedIn, _: ServerResponse, __: Error, value: object) => ({
        ...value,
        ...userOf(request),
      }),
      mixin: () => ({ ...logFields(), ...traceIds() }),
      hooks: { streamWrite: withoutSecrets },
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
    },
  };
}

function userOf({ user }: SignedIn): LogFields {
  return user ? { user_id: user.id } : {};
}
