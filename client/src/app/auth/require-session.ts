import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from './session';

/** Lets signed-in people through; sends the others to sign in and brings them back afterwards. */
export const requireSession: CanActivateFn = async (_route, { url }) => {
  const [session, router] = [inject(Session), inject(Router)];
  if (!session.isSignedIn()) await session.restored();
  return (
    session.isSignedIn() || router.createUrlTree(['/sign-in'], { queryParams: url === '/chat' ? {} : { next: url } })
  );
};

/** Keeps signed-in people out of the sign-in page; asks the server only where somebody may be. */
export const requireNoSession: CanActivateFn = async () => {
  const [session, router] = [inject(Session), inject(Router)];
  if (session.mayBeRestored()) await session.restored();
  return !session.isSignedIn() || router.createUrlTree(['/chat']);
};
