import { Global, Module } from '@nestjs/common';
import { UserFeed } from './user-feed.js';

/** The user's feed, for whoever changes something of a user. */
@Global()
@Module({ providers: [UserFeed], exports: [UserFeed] })
export class FeedModule {}
