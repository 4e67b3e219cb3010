import { ApiResponse } from '@nestjs/swagger';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

/** A route answers with server-sent events such as these; `example` is what one of them carries. */
export function ReturnsEvents(description: string, example: object): MethodDecorator {
  const content = {
    'text/event-stream': { schema: { type: 'string' }, example: `data: ${JSON.stringify(example)}\n\n` },
  };
  return ApiResponse({ status: 200, description, content });
}

/** A route answers with a file of one of these types. */
export function ReturnsFile(description: string, ...types: readonly string[]): MethodDecorator {
  const content = Object.fromEntries(types.map((type) => [type, BINARY]));
  return ApiResponse({ status: 200, description, content });
}
