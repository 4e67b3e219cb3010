import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Params } from 'nestjs-pino';
import { type Config } from './config/config.js';

/** JSON lines on standard output; requests by method, path and id, never with headers or bodies. */
export function logging({ logLevel }: Config): Params {
  return {
    pinoHttp: {
      level: logLevel,
      genReqId: (_: IncomingMessage, response: ServerResponse) => String(response.getHeader('X-Request-Id')),
      quietReqLogger: true,
      customLogLevel: (_, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      },
    },
  };
}
