import { type PipeTransform } from '@nestjs/common';
import { InvalidInput } from '../http/invalid-input.js';
import { ClientRequest } from '../thread-events/client-request.js';

/** Reads a body as ChatKit's protocol says; tells which fields are wrong. */
export class ClientRequestPipe implements PipeTransform<unknown, ClientRequest> {
  transform(body: unknown): ClientRequest {
    const { data, error } = ClientRequest.safeParse(body ?? {});
    if (data) return data;
    throw new InvalidInput(
      error.issues.map(({ path, message }) => ({ field: path.join('.'), message: `${path.join('.')}: ${message}.` })),
    );
  }
}
