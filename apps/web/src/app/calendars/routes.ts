import type { Routes } from '@angular/router';
import { permitted } from '../session/guards';
import type { CalendarPage } from './calendar-page';

const calendarPage = () => import('./calendar-page').then((file) => file.CalendarPage);
const canActivate = [permitted('calendars.write')];
/** What was written and not saved is not lost by a mistaken click. */
const canDeactivate = [(page: CalendarPage) => page.mayLeave()];

export const routes: Routes = [
  { path: '', loadComponent: () => import('./calendars-page').then((file) => file.CalendarsPage) },
  { path: 'new', title: 'calendars.newTitle', loadComponent: calendarPage, canActivate, canDeactivate },
  { path: ':id', loadComponent: calendarPage, canActivate, canDeactivate },
];
