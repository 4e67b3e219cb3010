import { type NavigationError } from '@angular/router';
import { renew } from './ui/missing-piece';

/**
 * A page that was open while the server was upgraded asks for pieces that are gone: the navigation that needed one
 * goes to the server instead, which has the new page.
 */
export function renewPage({ url, error }: NavigationError): void {
  if (error instanceof TypeError && /import|module/i.test(error.message)) renew(url);
}
