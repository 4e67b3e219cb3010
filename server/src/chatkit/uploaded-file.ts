import { type Request } from 'express';
import { MAX_BYTES } from '../attachments/attachments.repository.js';
import { InvalidInput } from '../http/invalid-input.js';
import { PayloadTooLarge } from '../http/payload-too-large.js';

/** A file, and what a form needs beside it. */
const MOST = MAX_BYTES + 4096;

/** A file as it came; without a name where only its bytes did. */
export interface UploadedFile {
  readonly name: string | null;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads an upload in either form, as the field `file` of a form or as the bare body; throws when it is too large. */
export async function uploadedFile(request: Request): Promise<UploadedFile> {
  const type = request.get('content-type') ?? '';
  const body = await bytesOf(request);
  if (!type.startsWith('multipart/form-data')) return { name: null, type, bytes: body };
  const form = await formOf(body, type).catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File))
    throw new InvalidInput([{ field: 'file', message: 'Send the file in the field “file”.' }]);
  return { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** Keeps no more than is taken; the rest is read and let go, so that the client gets to hear of it. */
async function bytesOf(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer; // no encoding is set
    length += bytes.length;
    if (length <= MOST) chunks.push(bytes);
    else chunks.length = 0;
  }
  if (length > MOST) throw new PayloadTooLarge();
  return Buffer.concat(chunks);
}

/** The body is in memory already, and bounded: nothing is left to be gained from reading it piece by piece. */
function formOf(body: Buffer, type: string): Promise<FormData> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- warns of unbounded bodies
  return new Response(Uint8Array.from(body), { headers: { 'Content-Type': type } }).formData();
}
