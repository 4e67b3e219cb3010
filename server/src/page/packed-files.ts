import { readdirSync } from 'node:fs';
import { type RequestHandler } from 'express';

/** What the build writes beside a file, by what browsers call it. */
const ENDINGS = { br: '.br', gzip: '.gz' } as const;
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const NAMED = /\.(css|js|svg)$/;

/** Lets the files of `folder` that were packed when it was built go out packed, to browsers that can unpack them. */
export function packedFiles(folder: string): RequestHandler {
  const files = new Set(
    readdirSync(folder, { recursive: true }).map((path) => `/${String(path).replaceAll('\\', '/')}`),
  );
  return (request, response, next) => {
    const [, kind = ''] = NAMED.exec(request.path) ?? [];
    if (!files.has(request.path + ENDINGS.br) || !files.has(request.path + ENDINGS.gzip)) return next();
    response.vary('Accept-Encoding');
    const encoding = request.acceptsEncodings('br', 'gzip');
    if (encoding !== 'br' && encoding !== 'gzip') return next();
    response.setHeader('Content-Encoding', encoding).setHeader('Content-Type', TYPES[kind] ?? '');
    request.url = request.path + ENDINGS[encoding];
    next();
  };
}
