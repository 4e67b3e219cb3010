import { isDevMode } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { makeInstallable } from './app/installed';

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});

if (!isDevMode()) void makeInstallable();
