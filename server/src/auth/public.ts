import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';

/** The metadata that `SessionGuard` looks for. */
export const IS_PUBLIC = 'auth:public';

/** Opens a route to people who are not signed in, and says so in the OpenAPI document. */
export function Public(): MethodDecorator {
  return applyDecorators(SetMetadata(IS_PUBLIC, true), ApiOperation({ security: [], summary: undefined }));
}
