import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, register, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { poolState } from '../database/pool-state.js';
import { Gauges } from './gauges.js';
import { RunCensus } from './run-census.js';

/** All metrics, as Prometheus reads them. */
@Injectable()
export class Scrape {
  /** What belongs to one server; what a process counts is prom-client's own. */
  private readonly own = new Registry();
  private readonly gauges = new Gauges(this.own);

  constructor(
    private readonly census: RunCensus,
    private readonly dataSource: DataSource,
  ) {}

  /** The text of this moment. The process is watched from the first time on: who never asks pays nothing for it. */
  async text(): Promise<string> {
    if (!register.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics();
    this.gauges.set(await this.census.take(), poolState(this.dataSource));
    return (await register.metrics()) + (await this.own.metrics());
  }
}
