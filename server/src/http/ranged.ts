import { type Request } from 'express';

const UNSATISFIABLE = -1;

/** Answers with a whole body, or with the one range of its bytes that the request asks for (RFC 9110, section 14). */
export function ranged(request: Request, body: Buffer, headers: Readonly<Record<string, string>>): Response {
  const size = body.length;
  const all = { ...headers, 'Accept-Ranges': 'bytes' };
  // What `If-Range` names is unknown here, so it is taken for another version: the whole body is what it then wants.
  const ranges = request.get('If-Range') === undefined ? request.range(size) : undefined;
  if (ranges === UNSATISFIABLE)
    return new Response(null, { status: 416, headers: { ...all, 'Content-Range': `bytes */${size}` } });
  const [range, ...more] = Array.isArray(ranges) && ranges.type === 'bytes' ? ranges : [];
  if (!range || more.length > 0) return new Response(Uint8Array.from(body), { headers: all });
  const { start, end } = range;
  const place = { ...all, 'Content-Range': `bytes ${start}-${end}/${size}` };
  return new Response(Uint8Array.from(body.subarray(start, end + 1)), { status: 206, headers: place });
}
