import { inject, provideAppInitializer } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { floating } from '../app/ui/floating';
import { Backend } from '../app/auth/backend';
import { PageLanguage } from '../app/words/page-language';
import { CannedBackend } from './canned-backend';
import { Gallery } from './gallery';
import { scenes } from './scenes';

const lang = new URLSearchParams(location.search).get('lang');
if (lang) document.documentElement.lang = lang;

bootstrapApplication(Gallery, {
  providers: [
    provideAppInitializer(() => inject(PageLanguage).begin()),
    provideRouter(scenes, withComponentInputBinding()),
    { provide: Backend, useClass: CannedBackend },
    floating,
  ],
}).catch((error: unknown) => {
  console.error(error);
});
