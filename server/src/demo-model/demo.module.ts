import { Module } from '@nestjs/common';
import { DemoServer } from './demo-server.js';

@Module({ providers: [DemoServer], exports: [DemoServer] })
export class DemoModule {}
