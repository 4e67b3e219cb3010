import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Public } from '../auth/public.js';
import { Database } from '../database/database.js';
import { behind, pendingMigrations } from '../database/schema-head.js';
import { Fails } from '../http/fails.js';
import { Returns } from '../http/returns.js';
import { RunDispatcher } from '../runs/working/run-dispatcher.js';
import { refuse } from './not-ready.js';

class Alive {
  @ApiProperty({ enum: ['ok'], description: 'No other word is said' }) readonly status!: 'ok';
}

@ApiTags('Operations')
@Controller('health')
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
  @Returns(Alive)
  live(): Alive {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOperation({ operationId: 'ready', summary: 'Whether the process can take requests' })
  @Returns(Alive)
  @Fails('unavailable', 'The database is not reachable or its schema is behind, or the process is about to end')
  ready() {
    return this.health.check([() => this.schema(), () => this.taking()]).catch(refuse);
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
