import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./people-page').then((file) => file.PeoplePage) },
  { path: 'teams', title: 'people.teams.title', loadComponent: () => import('./teams-page').then((file) => file.TeamsPage) },
];
