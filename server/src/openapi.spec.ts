import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './openapi-operations.js';
import { problemsOf } from './openapi-problems.js';
import { PROBLEM_STATUS } from './http/problem.js';

/** Properties whose names say everything. */
const OBVIOUS = /^(id|.+_id|.+_at|title|email|file|run|status)$/;

/** The committed document, which every landing compares with what the server says. */
const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as OpenAPIObject;
const routes = operationsOf(document).map((route) => ({ ...route, name: `${route.method} ${route.path}` }));

/** The routes, by name, of which this is not so. */
const except = (isSo: (route: (typeof routes)[number]) => boolean) =>
  routes.filter((route) => !isSo(route)).map(({ name }) => name);

describe('The description of the API', () => {
  it('sums every route up', () => {
    expect(routes.length).toBeGreaterThan(50);
    expect(except(({ operation: { summary = '' } }) => summary.length > 5)).toEqual([]);
  });

  it('says of what form every answer is, and shows one', () => {
    const isShown = (bodies: [string, object][]) => bodies.every(([, media]) => 'schema' in media);
    const hasExample = ([type, media]: [string, object]) =>
      'example' in media || !(type === 'application/json' || type === 'text/event-stream') || isBinary(media);

    expect(
      except(({ operation: { responses } }) =>
        Object.entries(responses)
          .filter(([status]) => status === '200' || status === '201' || status === '202')
          .every(([, told]) => entries(told).length > 0 && isShown(entries(told)) && entries(told).every(hasExample)),
      ),
    ).toEqual([]);
    expect(except(({ operation: { responses } }) => Object.keys(responses).some((code) => /^[23]/.test(code)))).toEqual(
      [],
    );
  });

  it('shows what to send', () => {
    const bodies = routes.flatMap(({ name, operation: { requestBody } }) =>
      requestBody && 'content' in requestBody
        ? Object.entries(requestBody.content).map(([type, media]) => ({ name, type, media }))
        : [],
    );

    const unshown = bodies.filter(
      ({ type, media }) => type === 'application/json' && !media.example && !media.examples,
    );
    expect(unshown.map(({ name }) => name)).toEqual([]);
  });

  it('says of every route how it can fail by what it takes', () => {
    expect(
      except(({ path, operation }) =>
        problemsOf(path, operation).every((problem) => String(PROBLEM_STATUS[problem]) in operation.responses),
      ),
    ).toEqual([]);
  });

  it('has what it takes to fail in the problems of a route with an id, a body and a user', () => {
    const { operation } = routes.find(({ name }) => name === 'put /api/chat/conversations/{id}') ?? {};

    expect(Object.keys(operation?.responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '404',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
  });

  it('describes every property whose name does not say it all', () => {
    const silent = Object.entries(document.components?.schemas ?? {}).flatMap(([schema, told]) =>
      Object.entries(('properties' in told && told.properties) || {})
        .filter(([name, property]) => !OBVIOUS.test(name) && !('description' in property))
        .map(([name]) => `${schema}.${name}`),
    );

    expect(silent).toEqual([]);
  });
});

function entries(told: object | undefined): [string, object][] {
  const bodies = told && 'content' in told ? (told.content as Record<string, object>) : {}; // by media type
  return Object.entries(bodies);
}

/** Whether a body is a file, of which no example says anything. */
function isBinary(media: { schema?: { format?: string } }): boolean {
  return media.schema?.format === 'binary';
}
