import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { extname, join, normalize } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../dist/gallery');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Serves the built gallery on a port of its own; every path that is no file is a scene. */
export async function serveGallery(): Promise<{ url: string; server: Server }> {
  if (!existsSync(FOLDER)) throw new Error('The gallery is not built: nx run client:gallery');
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://gallery').pathname);
    const type = TYPES[extname(path)];
    void readFile(join(FOLDER, type ? path : 'index.html')).then(
      (file) => response.setHeader('Content-Type', type ?? 'text/html').end(file),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }; // a server that listens on a port has one
}
