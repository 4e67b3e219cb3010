import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ServeStaticModule } from '@nestjs/serve-static';
import { type Response } from 'express';

/** Beside the built server: `dist/client`, four folders up from `dist/server/server/src/page`. */
const CLIENT = join(import.meta.dirname, '../../../../client');
const HASHED = /-[\w-]{8}\.\w+$/;

/** Files whose name has a hash never change; the page itself is asked for anew each time. */
function setCaching(response: Response, path: string): void {
  response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** Serves the built client; every path that is no file and no API is a page of it. */
@Module({
  imports: existsSync(CLIENT)
    ? [
        ServeStaticModule.forRoot({
          rootPath: CLIENT,
          exclude: ['/api/{*path}', '/health/{*path}', '/mcp', '/.well-known/{*path}', '/metrics'],
          serveStaticOptions: { setHeaders: setCaching },
        }),
      ]
    : [],
})
export class PageModule {}
