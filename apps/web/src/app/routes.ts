import type { Routes } from '@angular/router';
import { permitted, signedIn } from './session/guards';
import { periodChosen } from './shell/chosen';
import { permissionOf } from './shell/destinations';

export const routes: Routes = [
  { path: 'sign-in', title: 'session.signIn.title', loadComponent: () => import('./session/sign-in-page').then((file) => file.SignInPage) },
  { path: 'setup', title: 'session.setup.title', loadComponent: () => import('./session/setup-page').then((file) => file.SetupPage) },
  {
    path: 'invitation/:token',
    title: 'session.invitation.title',
    loadComponent: () => import('./session/invitation-page').then((file) => file.InvitationPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    children: [
      {
        path: '',
        canActivate: [periodChosen],
        loadComponent: () => import('./shell/frame').then((file) => file.Frame),
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'today' },
          { path: 'today', title: 'shell.nav.today', loadComponent: () => import('./today/today-page').then((file) => file.TodayPage) },
          room('sources', () => import('./sources/routes')),
          room('indicators', () => import('./indicators/routes')),
          room('deviations', () => import('./deviations/routes')),
          room('rules', () => import('./rules/routes')),
          room('monitoring', () => import('./monitoring/routes')),
          room('improvement', () => import('./improvement/routes')),
          room('training', () => import('./training/routes')),
          room('bonus', () => import('./bonus/routes')),
          room('audit', () => import('./audit/routes')),
          room('calendars', () => import('./calendars/routes')),
          room('settings', () => import('./settings/routes')),
          { path: 'me', title: 'shell.nav.me', loadComponent: () => import('./settings/account-page').then((file) => file.AccountPage) },
          {
            path: 'notifications',
            title: 'notifications.title',
            loadChildren: () => import('./notifications/routes').then((file) => file.routes),
          },
          room('people', () => import('./people/routes')),
          { path: '', loadChildren: () => import('./cycle/routes').then((file) => file.routes) },
          { path: '**', title: 'shell.lost.title', loadComponent: () => import('./shell/lost-page').then((file) => file.LostPage) },
        ],
      },
    ],
  },
];

/** A room of the list on the left: its pages come when they are first opened. */
function room(path: string, pages: () => Promise<{ routes: Routes }>): Routes[number] {
  return {
    path,
    title: `shell.nav.${path}`,
    canActivate: [permitted(permissionOf(path))],
    loadChildren: () => pages().then((file) => file.routes),
  };
}
