import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', loadComponent: () => import('./organisation-page').then((file) => file.OrganisationPage) }];
