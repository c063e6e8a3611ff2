import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./notifications-page').then((file) => file.NotificationsPage) },
  {
    path: 'preferences',
    title: 'notifications.preferences.title',
    loadComponent: () => import('./preferences-page').then((file) => file.PreferencesPage),
  },
];
