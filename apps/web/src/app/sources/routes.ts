import type { Routes } from '@angular/router';
import { permitted } from '../session/guards';
import { ImportDraft } from './import-draft';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./sources-page').then((file) => file.SourcesPage) },
  {
    path: 'import',
    title: 'sources.import.title',
    canActivate: [permitted('imports.write')],
    providers: [ImportDraft],
    loadComponent: () => import('./import-page').then((file) => file.ImportPage),
  },
  {
    path: 'imports/:id',
    title: 'sources.status.title',
    loadComponent: () => import('./import-status-page').then((file) => file.ImportStatusPage),
  },
  {
    path: 'imports/:id/quality',
    title: 'sources.quality.title',
    data: { of: 'imports' },
    loadComponent: () => import('./data-quality-page').then((file) => file.DataQualityPage),
  },
  {
    path: ':id/quality',
    title: 'sources.quality.title',
    data: { of: 'sources' },
    loadComponent: () => import('./data-quality-page').then((file) => file.DataQualityPage),
  },
  {
    path: ':id',
    title: 'sources.one.title',
    loadComponent: () => import('./source-page').then((file) => file.SourcePage),
  },
];
