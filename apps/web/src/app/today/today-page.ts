import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '../ui/page-header';

@Component({
  selector: 'circolo-today-page',
  imports: [TranslocoPipe, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="page"><circolo-page-header [title]="'today.title' | transloco" /></div>`,
})
export class TodayPage {}
