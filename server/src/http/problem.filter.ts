import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type Response } from 'express';
import { isDatabaseAway } from '../database/database-away.js';
import { MalformedRequest } from './malformed-request.js';
import { NotFound } from './not-found.js';
import { PayloadTooLarge } from './payload-too-large.js';
import { Problem, PROBLEM_STATUS } from './problem.js';
import { requestId } from './request-id.js';
import { Unavailable } from './unavailable.js';
import { UnsupportedMediaType } from './unsupported-media-type.js';

/** Stands for whatever nobody expected: says nothing of its cause. */
class Internal extends Problem {
  readonly code = 'internal';
  readonly title = 'Internal error';

  constructor() {
    super('Something went wrong on the server. Nothing you did caused it; please try again.');
  }
}

/** Answers every error with a problem document (RFC 9457); the unexpected is logged and told bare. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.problemOf(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.retryAfterSeconds !== undefined) response.setHeader('Retry-After', problem.retryAfterSeconds);
    if (problem.code === 'unauthenticated') response.setHeader('WWW-Authenticate', 'Bearer');
    response
      .status(PROBLEM_STATUS[problem.code])
      .type('application/problem+json')
      .send(JSON.stringify(this.document(problem, response)));
  }

  private document(problem: Problem, response: Response) {
    const id = requestId(response);
    return {
      type: `urn:problem:${kebab(problem.constructor.name)}`,
      title: problem.title,
      status: PROBLEM_STATUS[problem.code],
      detail: problem.detail,
      instance: `urn:request:${id}`,
      code: problem.code,
      request_id: id,
      ...problem.extensions,
    };
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof HttpException) return this.ofStatus(error.getStatus(), error);
    if (isBodyError(error)) return this.ofStatus(error.status, error);
    if (isDatabaseAway(error))
      return new Unavailable('The database is away for the moment. Nothing was stored; please try again.');
    return this.unexpected(error);
  }

  private ofStatus(status: number, error: Error): Problem {
    if (status === 404) return new NotFound('address');
    if (status === 413) return new PayloadTooLarge();
    if (status === 415) return new UnsupportedMediaType();
    if (status === 503) return new Unavailable('The server is not ready. Please try again.');
    return status < 500 ? new MalformedRequest('The request could not be read.') : this.unexpected(error);
  }

  private unexpected(error: unknown): Problem {
    this.logger.error(error instanceof Error ? error.stack : error);
    return new Internal();
  }
}

/** Whether express' body parser refused the request; its errors carry a status. */
function isBodyError(error: unknown): error is Error & { status: number } {
  return error instanceof Error && 'expose' in error && 'status' in error && typeof error.status === 'number';
}

function kebab(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
