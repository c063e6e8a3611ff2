import type { Routes } from '@angular/router';
import type { RulePage } from './rule-page';

const rulePage = () => import('./rule-page').then((file) => file.RulePage);
/** What was written and not saved is not lost by a mistaken click. */
const leavesOnlyWhenSure = [(page: RulePage) => page.mayLeave()];

export const routes: Routes = [
  { path: '', loadComponent: () => import('./rules-page').then((file) => file.RulesPage) },
  { path: 'new', title: 'rules.newTitle', loadComponent: rulePage, canDeactivate: leavesOnlyWhenSure },
  { path: ':id', loadComponent: rulePage, canDeactivate: leavesOnlyWhenSure },
];
