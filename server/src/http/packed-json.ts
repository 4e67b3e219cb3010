import compression from 'compression';
import { type RequestHandler } from 'express';

/** Smaller answers fit into a packet or two as they are. */
const SMALLEST_BYTES = 4096;

/** Where large JSON comes from; nobody is to learn of a secret, as signing in answers one, from how well it packs. */
const LARGE = /^\/api\/(chat\/(conversations|search|tools)|tasks|openapi\.json)/;

const pack = compression({
  threshold: SMALLEST_BYTES,
  filter: (_, response) =>
    !response.hasHeader('Accept-Ranges') && String(response.getHeader('Content-Type')).startsWith('application/json'),
});

/** Packs large JSON for whoever can unpack it; everything else goes as it is, files that can be read in parts above all. */
export const packedJson: RequestHandler = (request, response, next) => {
  const isLarge = request.method === 'GET' && LARGE.test(request.path);
  if (isLarge) response.vary('Accept-Encoding');
  if (isLarge && request.headers['accept-encoding'] !== undefined) pack(request, response, next);
  else next();
};
