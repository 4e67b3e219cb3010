import { type NavigationError } from '@angular/router';

const RENEWED = 'chatkeep.renewed';

/**
 * A page that was open while the server was upgraded asks for pieces that are gone: the navigation that needed one
 * goes to the server instead, which has the new page. Once for an address, so that what is truly broken says so.
 */
export function renewPage({ url, error }: NavigationError): void {
  const isPieceGone = error instanceof TypeError && /import|module/i.test(error.message);
  if (!isPieceGone || sessionStorage.getItem(RENEWED) === url) return;
  sessionStorage.setItem(RENEWED, url);
  location.assign(url);
}
