import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Response } from 'express';

/** An `AbortSignal` that fires when the client has gone before its answer was complete. */
export const ClientGone = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal => {
  const gone = new AbortController();
  const response = context.switchToHttp().getResponse<Response>();
  if (response.destroyed) gone.abort();
  else response.once('close', () => gone.abort());
  return gone.signal;
});
