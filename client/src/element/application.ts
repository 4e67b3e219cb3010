import { MediaMatcher } from '@angular/cdk/layout';
import {
  type ApplicationRef,
  provideZonelessChangeDetection,
  ɵSHARED_STYLES_HOST as SHARED_STYLES_HOST,
} from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { floating } from '../app/ui/floating';
import { ShadowStyles } from './shadow-styles';

interface ElementApplication {
  readonly app: ApplicationRef;
  readonly styles: ShadowStyles;
}

let running: Promise<ElementApplication> | undefined;

/** The one application behind all elements of a page. */
export function application(): Promise<ElementApplication> {
  running ??= start();
  return running;
}

async function start(): Promise<ElementApplication> {
  const styles = new ShadowStyles();
  // Angular's own host puts styles into the document's head; this name is the only door to another one.
  // And the library's own way to ask about the screen would put a style there for each question.
  const media: Pick<MediaMatcher, 'matchMedia'> = { matchMedia: (query) => matchMedia(query) };
  const outOfThePage = [
    { provide: SHARED_STYLES_HOST, useValue: styles },
    { provide: MediaMatcher, useValue: media },
  ];
  const providers = [provideZonelessChangeDetection(), outOfThePage, floating];
  return { app: await createApplication({ providers }), styles };
}
