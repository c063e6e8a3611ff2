import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./improvements-page').then((file) => file.ImprovementsPage) },
  { path: ':id', loadComponent: () => import('./improvement-page').then((file) => file.ImprovementPage) },
];
