import compression from 'compression';

/** Smaller answers fit into a packet or two as they are. */
const SMALLEST_BYTES = 4096;

/**
 * Packs large JSON for whoever can unpack it. Streams go as they come, and so do files that can be read in parts, whose
 * bytes are counted, and what signing in answers: nobody is to learn of a secret from how well it packs.
 */
export const packedJson = compression({
  threshold: SMALLEST_BYTES,
  filter: ({ url }, response) =>
    !url.startsWith('/api/auth') &&
    !response.hasHeader('Accept-Ranges') &&
    /^application\/(problem\+)?json/.test(String(response.getHeader('Content-Type'))),
});
