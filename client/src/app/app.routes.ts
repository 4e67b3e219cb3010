import { type Routes, type UrlMatcher } from '@angular/router';
import { requireNoSession, requireSession } from './auth/require-session';

/** `/chat` and `/chat/:id` are one page, so that a first message does not leave the page it was written on. */
const conversation: UrlMatcher = ([first, second, ...rest]) => {
  if (first?.path !== 'chat' || rest.length > 0) return null;
  return second ? { consumed: [first, second], posParams: { id: second } } : { consumed: [first] };
};

export const routes: Routes = [
  {
    path: 'sign-in',
    canActivate: [requireNoSession],
    loadComponent: () => import('./auth/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: '',
    canActivate: [requireSession],
    loadComponent: () => import('./frame/frame').then((m) => m.Frame),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'chat' },
      { matcher: conversation, loadComponent: () => import('./chat-page/chat-page').then((m) => m.ChatPage) },
      { path: 'tasks', loadComponent: () => import('./tasks/tasks-page').then((m) => m.TasksPage) },
      { path: 'settings', loadChildren: () => import('./settings/settings.routes').then((m) => m.settings) },
      { path: '**', redirectTo: 'chat' },
    ],
  },
];
