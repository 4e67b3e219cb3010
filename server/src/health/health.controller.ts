import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Public } from '../auth/public.js';
import { Database } from '../database/database.js';
import { behind, pendingMigrations } from '../database/schema-head.js';
import { RunDispatcher } from '../runs/run-dispatcher.js';

@ApiTags('Operations')
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly dispatcher: RunDispatcher,
  ) {}

  @Get('live')
  @Public()
  @ApiOperation({ operationId: 'live', summary: 'Whether the process is alive' })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @HealthCheck()
  @ApiOperation({ operationId: 'ready', summary: 'Whether the process can take requests' })
  ready() {
    return this.health.check([() => this.schema(), () => this.taking()]);
  }

  private async schema() {
    const schema = this.indicators.check('database');
    const pending = await pendingMigrations(this.database).catch(() => null);
    if (pending === null) return schema.down('not reachable');
    return pending.length > 0 ? schema.down(behind(pending)) : schema.up();
  }

  private taking() {
    const process = this.indicators.check('process');
    return this.dispatcher.isTaking ? process.up() : process.down('draining');
  }
}
