import { type Request } from 'express';
import { InvalidInput } from '../http/invalid-input.js';

/** A file as it came; without a name where only its bytes did. */
export interface UploadedFile {
  readonly name: string | null;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Reads an upload in either form: as the field `file` of a form, or as the bare body. */
export async function uploadedFile(request: Request): Promise<UploadedFile> {
  const type = request.get('content-type') ?? '';
  const bytes: unknown = request.body;
  const body = Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
  if (!type.startsWith('multipart/form-data')) return { name: null, type, bytes: body };
  const form = await formOf(body, type).catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File))
    throw new InvalidInput([{ field: 'file', message: 'Send the file in the field “file”.' }]);
  return { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** The body is in memory already, and bounded: nothing is left to be gained from reading it piece by piece. */
function formOf(body: Buffer, type: string): Promise<FormData> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- warns of unbounded bodies
  return new Response(Uint8Array.from(body), { headers: { 'Content-Type': type } }).formData();
}
