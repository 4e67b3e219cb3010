import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { Backend } from '../app/auth/backend';
import { CannedBackend } from './canned-backend';
import { Gallery } from './gallery';
import { scenes } from './scenes';

bootstrapApplication(Gallery, {
  providers: [provideRouter(scenes, withComponentInputBinding()), { provide: Backend, useClass: CannedBackend }],
}).catch((error: unknown) => {
  console.error(error);
});
