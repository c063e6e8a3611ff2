import type { Routes } from '@angular/router';

export const routes: Routes = [{ path: '', loadComponent: () => import('./training-page').then((file) => file.TrainingPage) }];
