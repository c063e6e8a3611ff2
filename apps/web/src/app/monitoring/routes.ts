import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', loadComponent: () => import('./monitoring-page').then((file) => file.MonitoringPage) }];
