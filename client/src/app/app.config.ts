import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, withComponentInputBinding, withNavigationErrorHandler } from '@angular/router';
import { routes } from './app.routes';
import { ChatSource } from './chat/chat-source';
import { RestChatSource } from './chat/rest-chat-source';
import { renewPage } from './renewed';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding(), withNavigationErrorHandler(renewPage)),
    { provide: ChatSource, useClass: RestChatSource },
  ],
};
