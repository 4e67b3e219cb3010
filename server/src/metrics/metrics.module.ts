import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { Module, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Express } from 'express';
import { register } from 'prom-client';
import { Config } from '../config/config.js';
import { boundTimes } from '../http/time-limits.js';
import { isFromHere } from './from-here.js';
import { RunCensus } from './run-census.js';
import { Scrape } from './scrape.js';

const PATH = '/metrics';

/** `GET /metrics`: at a port of its own when there is one, else at the server's, for this machine alone. */
@Module({ providers: [RunCensus, Scrape] })
export class MetricsModule implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: Config,
    private readonly scrape: Scrape,
  ) {}

  onModuleInit(): void {
    if (this.config.telemetry.metricsPort !== undefined) return;
    const app = this.host.httpAdapter.getInstance<Express>();
    app.get(PATH, (request, response, next) => (isFromHere(request) ? this.tell(request, response) : next()));
  }

  async onApplicationBootstrap(): Promise<void> {
    const { telemetry, http } = this.config;
    if (telemetry.metricsPort === undefined) return;
    this.server = createServer((request, response) => {
      if (request.method === 'GET' && request.url?.split('?')[0] === PATH) this.tell(request, response);
      else response.writeHead(404).end();
    });
    boundTimes(this.server);
    this.server.listen(telemetry.metricsPort, http.host);
    await once(this.server, 'listening');
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private readonly tell: RequestListener = (_, response) => {
    void this.scrape.text().then(
      (text) => response.setHeader('Content-Type', register.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  };
}
