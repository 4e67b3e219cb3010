import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { Config } from '../config/config.js';
import { DemoModule } from '../demo-model/demo.module.js';
import { DemoServer } from '../demo-model/demo-server.js';
import { AgentService } from './agent.service.js';
import { Beat } from './beat.js';
import { Model } from './model.js';
import { createModel } from './models/create-model.js';
import { McpToolboxes } from './tools/mcp-toolboxes.js';
import { Toolboxes } from './toolbox.js';
import { AuthModule } from '../auth/auth.module.js';

/** Asks the configured model, or the built-in script where none is configured. */
async function model({ openai, runs }: Config, demo: DemoServer, beat: Beat): Promise<Model> {
  const baseUrl = (await demo.baseUrl()) ?? openai.baseUrl;
  const idleTimeoutMs = runs.modelIdleTimeoutMs;
  return createModel({ apiKey: openai.apiKey, baseUrl, api: openai.api, idleTimeoutMs, beat });
}

@Module({
  imports: [AuthModule, ConnectionsModule, DemoModule],
  providers: [
    AgentService,
    { provide: Beat, useFactory: () => new Beat() },
    { provide: Model, useFactory: model, inject: [Config, DemoServer, Beat] },
    { provide: Toolboxes, useClass: McpToolboxes },
  ],
  exports: [AgentService, Beat, Toolboxes],
})
export class AgentModule {}
