import { DynamicModule, Global, Module } from '@nestjs/common';
import { Config } from './config.js';

/** Hands the one `Config` to whoever asks for it. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: Config, useValue: config }], exports: [Config] };
  }
}
