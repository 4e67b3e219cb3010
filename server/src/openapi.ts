import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { withExamples } from './openapi-examples.js';
import { withProblems } from './openapi-problems.js';

/** The OpenAPI document of all routes. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Chatkeep')
    .setDescription('A self-hosted AI chat whose conversations stay.')
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  return withExamples(withProblems(SwaggerModule.createDocument(app, config, { operationIdFactory })));
}

/** `TasksController.list` is `tasksList`, for routes that do not name themselves. */
function operationIdFactory(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}
