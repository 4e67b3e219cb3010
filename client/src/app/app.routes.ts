import { inject } from '@angular/core';
import { type CanActivateFn, type Routes, type UrlMatcher } from '@angular/router';
import { requireNoSession, requireSession } from './auth/require-session';
import { Session } from './auth/session';

/** `/chat` and `/chat/:id` are one page, so that a first message does not leave the page it was written on. */
const conversation: UrlMatcher = ([first, second, ...rest]) => {
  if (first?.path !== 'chat' || rest.length > 0) return null;
  return second ? { consumed: [first, second], posParams: { id: second } } : { consumed: [first] };
};

const frame = () => import('./frame/frame').then((m) => m.Frame);
const chatPage = () => import('./chat-page/chat-page').then((m) => m.ChatPage);

/** Lets everybody through; fetches the page of somebody who may be signed in still while the server is asked for that. */
const fetchAhead: CanActivateFn = (_route, { url }) => {
  const ahead = inject(Session).mayBeRestored() ? [frame(), ...(url.startsWith('/chat') ? [chatPage()] : [])] : [];
  void Promise.allSettled(ahead); // whoever opens the page is told why it cannot be had
  return true;
};

export const routes: Routes = [
  {
    path: 'sign-in',
    canActivate: [requireNoSession],
    loadComponent: () => import('./auth/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: '',
    canActivate: [fetchAhead, requireSession],
    loadComponent: frame,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'chat' },
      { matcher: conversation, loadComponent: chatPage },
      { path: 'tasks', loadComponent: () => import('./tasks/tasks-page').then((m) => m.TasksPage) },
      { path: 'settings', loadChildren: () => import('./settings/settings.routes').then((m) => m.settings) },
      { path: '**', redirectTo: 'chat' },
    ],
  },
];
