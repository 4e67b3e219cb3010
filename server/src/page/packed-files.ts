import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type RequestHandler } from 'express';

/** Only what never changes is packed, and only once. */
const PACKABLE = /^\/[\w.-]+-[\w-]{8}\.(js|css)$/;
const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const;
const SMALL_AND_QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const PACKERS = {
  br: (file: Buffer) => promisify(brotliCompress)(file, SMALL_AND_QUICK),
  gzip: (file: Buffer) => promisify(gzip)(file),
};

type Encoding = keyof typeof PACKERS;

/** Sends the client's scripts and styles packed, to browsers that can unpack them. */
export function packedFiles(folder: string): RequestHandler {
  const packed = new Map<string, Promise<Buffer>>();

  const pack = (path: string, encoding: Encoding): Promise<Buffer> => {
    const key = `${encoding} ${path}`;
    const known = packed.get(key);
    if (known) return known;
    const made = readFile(join(folder, path)).then(PACKERS[encoding]);
    packed.set(key, made);
    made.catch(() => packed.delete(key));
    return made;
  };

  return async (request, response, next) => {
    const [, kind] = PACKABLE.exec(request.path) ?? [];
    const encoding = kind && request.method === 'GET' && request.acceptsEncodings('br', 'gzip');
    if (!encoding) return next();
    try {
      const body = await pack(request.path, encoding as Encoding); // one of the two that were offered
      response
        .setHeader('Content-Encoding', encoding)
        .setHeader('Content-Type', TYPES[kind === 'js' ? 'js' : 'css'])
        .setHeader('Cache-Control', 'public, max-age=31536000, immutable')
        .vary('Accept-Encoding')
        .end(body);
    } catch {
      next();
    }
  };
}
