import { Module } from '@nestjs/common';
import { DictationLimit } from './dictation-limit.js';
import { MessageLimit } from './message-limit.js';
import { RateCounters } from './rate-counters.js';
import { RateStorage } from './rate-storage.js';
import { StreamLeases } from './stream-leases.js';

/** How much one person or address may do, counted in the database over all processes. */
@Module({
  providers: [DictationLimit, MessageLimit, RateCounters, RateStorage, StreamLeases],
  exports: [DictationLimit, MessageLimit, RateCounters, RateStorage, StreamLeases],
})
export class LimitsModule {}
