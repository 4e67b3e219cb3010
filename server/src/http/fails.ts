import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDocument } from './problem-document.js';
import { PROBLEM_STATUS, type ProblemCode } from './problem.js';

/** How a route fails beyond what follows from its path and its body: with this problem, when `when` holds. */
export function Fails(code: ProblemCode, when: string): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemDocument),
    ApiResponse({
      status: PROBLEM_STATUS[code],
      description: when,
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
    }),
  );
}
