import { type Request } from 'express';

const UNSATISFIABLE = -1;

/** Answers with a whole body, or with the one range of its bytes that the request asks for (RFC 9110, section 14). */
export function ranged(request: Request, body: Buffer, headers: Readonly<Record<string, string>>): Response {
  const size = body.length;
  const all = { ...headers, 'Accept-Ranges': 'bytes' };
  const ranges = asksForBytes(request) ? request.range(size) : undefined;
  if (ranges === UNSATISFIABLE)
    return new Response(null, { status: 416, headers: { ...all, 'Content-Range': `bytes */${size}` } });
  const [range, ...more] = Array.isArray(ranges) ? ranges : [];
  if (!range || more.length > 0) return answer(body, 200, all);
  const { start, end } = range;
  return answer(body.subarray(start, end + 1), 206, { ...all, 'Content-Range': `bytes ${start}-${end}/${size}` });
}

/** What `If-Range` names is unknown here, so it is taken for another version: the whole body is what it then wants. */
function asksForBytes(request: Request): boolean {
  const isOfBytes = /^bytes=/i.test(request.get('Range') ?? '');
  return request.method === 'GET' && isOfBytes && request.get('If-Range') === undefined;
}

function answer(bytes: Buffer, status: number, headers: Readonly<Record<string, string>>): Response {
  const length = { 'Content-Length': String(bytes.length) };
  return new Response(Uint8Array.from(bytes), { status, headers: { ...headers, ...length } });
}
