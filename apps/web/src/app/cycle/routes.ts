import type { Routes } from '@angular/router';
import { permitted } from '../session/guards';

export const routes: Routes = [
  {
    path: 'runs',
    title: 'shell.nav.runs',
    canActivate: [permitted('runs.read')],
    children: [
      { path: '', loadComponent: () => import('./runs-page').then((file) => file.RunsPage) },
      {
        path: 'schedules',
        title: 'cycle.schedules.title',
        loadComponent: () => import('./schedules-page').then((file) => file.SchedulesPage),
      },
      { path: ':id/comparison', loadComponent: () => import('./comparison-page').then((file) => file.ComparisonPage) },
      { path: ':id', loadComponent: () => import('./run-page').then((file) => file.RunPage) },
    ],
  },
  {
    path: 'outcomes',
    title: 'cycle.outcomes.title',
    canActivate: [permitted('outcomes.read')],
    children: [
      { path: '', loadComponent: () => import('./outcomes-page').then((file) => file.OutcomesPage) },
      { path: ':id', loadComponent: () => import('./outcome-page').then((file) => file.OutcomePage) },
    ],
  },
  {
    path: 'verdicts',
    title: 'cycle.verdicts.title',
    canActivate: [permitted('outcomes.read')],
    children: [
      { path: '', loadComponent: () => import('./verdicts-page').then((file) => file.VerdictsPage) },
      { path: ':run/:rule/:subject', loadComponent: () => import('./verdict-page').then((file) => file.VerdictPage) },
    ],
  },
];
