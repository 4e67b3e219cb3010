import { Module } from '@nestjs/common';
import { FeedbackController } from './feedback.controller.js';
import { MessagesRepository } from './messages.repository.js';
import { SearchController } from './search.controller.js';
import { SearchRepository } from './search.repository.js';

@Module({
  controllers: [FeedbackController, SearchController],
  providers: [MessagesRepository, SearchRepository],
  exports: [MessagesRepository],
})
export class MessagesModule {}
