import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Express } from 'express';
import { Config } from '../config/config.js';
import { packedFiles } from './packed-files.js';
import { clientFiles, clientPage } from './page.js';

/** Beside the built server: `dist/client`, four folders up from `dist/server/server/src/page`. */
const CLIENT = join(import.meta.dirname, '../../../../client');

/** Every path but those of the API and of what machines ask for. */
const PAGES = /^\/(?!(api|health|mcp|\.well-known|metrics)(\/|$))/;

/** Serves the built client; every path that is no file and no API is a page of it. */
@Module({})
export class PageModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: Config,
  ) {}

  /** After the routes of all controllers, before what answers the paths of nobody. */
  onModuleInit(): void {
    if (!existsSync(join(CLIENT, 'index.html'))) return;
    const app = this.host.httpAdapter.getInstance<Express>();
    app.use(packedFiles(CLIENT), clientFiles(CLIENT));
    app.get(PAGES, clientPage(CLIENT, this.config));
  }
}
