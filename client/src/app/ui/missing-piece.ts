import { Component } from '@angular/core';

const RENEWED = 'chatkeep.renewed';

/** Gets the page from the server, once for an address, so that what is truly broken says so. */
export function renew(url: string): void {
  if (sessionStorage.getItem(RENEWED) === url) return;
  sessionStorage.setItem(RENEWED, url);
  location.assign(url);
}

/** Stands for a piece of the page that the server has no more, as after an upgrade: the page is renewed. */
@Component({ selector: 'app-missing-piece', template: '' })
export class MissingPiece {
  constructor() {
    if (navigator.onLine) renew(location.pathname);
  }
}
