import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./indicators-page').then((file) => file.IndicatorsPage) },
  { path: 'records', title: 'indicators.records.title', loadComponent: () => import('./records-page').then((file) => file.RecordsPage) },
  {
    path: 'catalogue',
    title: 'indicators.catalogue.title',
    loadComponent: () => import('./catalogue-page').then((file) => file.CataloguePage),
  },
  {
    path: 'catalogue/:code',
    title: 'indicators.catalogue.title',
    loadComponent: () => import('./definition-page').then((file) => file.DefinitionPage),
  },
];
