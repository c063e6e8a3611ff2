import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', loadComponent: () => import('./bonus-page').then((file) => file.BonusPage) }];
