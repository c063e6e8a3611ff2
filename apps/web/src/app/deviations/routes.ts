import type { Routes } from '@angular/router';
import { permitted } from '../session/guards';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./deviations-page').then((file) => file.DeviationsPage) },
  {
    path: 'targets',
    title: 'deviations.targets.title',
    canActivate: [permitted('targets.read')],
    loadComponent: () => import('./targets-page').then((file) => file.TargetsPage),
  },
];
