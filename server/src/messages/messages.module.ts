import { Module } from '@nestjs/common';
import { FeedbackController } from './feedback.controller.js';
import { MessagesController } from './messages.controller.js';
import { MessagesRepository } from './messages.repository.js';

@Module({
  controllers: [FeedbackController, MessagesController],
  providers: [MessagesRepository],
  exports: [MessagesRepository],
})
export class MessagesModule {}
