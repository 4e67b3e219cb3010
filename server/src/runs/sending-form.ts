import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';

/** How the answer to a sent message is wanted: when it is there, at once without it, or as it is said. */
export type SendingForm = 'wait' | 'async' | 'stream';

/** The form that the request's `Accept` and `Prefer` headers ask for. */
export const WantedForm = createParamDecorator((_: unknown, context: ExecutionContext): SendingForm => {
  const request = context.switchToHttp().getRequest<Request>();
  if (/\btext\/event-stream\b/.test(request.get('Accept') ?? '')) return 'stream';
  return /\brespond-async\b/.test(request.get('Prefer') ?? '') ? 'async' : 'wait';
});
