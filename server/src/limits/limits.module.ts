import { Module } from '@nestjs/common';
import { MessageLimit } from './message-limit.js';
import { RateCounters } from './rate-counters.js';
import { RateStorage } from './rate-storage.js';
import { StreamLeases } from './stream-leases.js';

/** How much one person or address may do, counted in the database over all processes. */
@Module({
  providers: [MessageLimit, RateCounters, RateStorage, StreamLeases],
  exports: [MessageLimit, RateCounters, RateStorage, StreamLeases],
})
export class LimitsModule {}
