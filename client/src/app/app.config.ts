import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withNavigationErrorHandler } from '@angular/router';
import { routes } from './app.routes';
import { ChatSource } from './chat/chat-source';
import { RestChatSource } from './rest/rest-chat-source';
import { renewPage } from './renewed';
import { floating } from './ui/floating';
import { PageLanguage } from './words/page-language';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideAppInitializer(() => inject(PageLanguage).begin()),
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(renewPage)),
    { provide: ChatSource, useClass: RestChatSource },
    floating,
  ],
};
