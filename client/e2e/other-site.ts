import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { once } from 'node:events';

const PAGES = join(import.meta.dirname, '../../docs/element');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const PORT = Number(process.env['E2E_PORT'] ?? 3210);
/** Another for each of the workers, which run side by side. */
const OTHER_PORT = PORT + 10_000 + Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);

export const CHATKEEP = `http://localhost:${PORT}`;
/** Somebody else's site, whose pages the server is told to let in. */
export const OTHER_SITE = `http://localhost:${OTHER_PORT}`;

/** Serves the demo pages from an origin that is not Chatkeep's, and `scripts` by their paths beside them. */
export async function otherSite(scripts: Readonly<Record<string, string>> = {}): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', OTHER_SITE).pathname);
    const file = join(PAGES, path);
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/plain');
    if (path in scripts) response.end(scripts[path]);
    else if (statSync(file, { throwIfNoEntry: false })?.isFile()) createReadStream(file).pipe(response);
    else response.writeHead(404).end();
  });
  server.listen(OTHER_PORT);
  await once(server, 'listening');
  return server;
}
