import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** What a route answers when all is well. */
export function Returns(view: Type | null, status = 200): MethodDecorator {
  return applyDecorators(HttpCode(status), ApiResponse({ status, ...(view && { type: view }) }));
}
