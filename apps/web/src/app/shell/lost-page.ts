import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '../ui/page-header';

/** An address that leads nowhere. */
@Component({
  selector: 'circolo-lost-page',
  imports: [RouterLink, TranslocoPipe, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <circolo-page-header [title]="'shell.lost.title' | transloco" [subtitle]="'shell.lost.text' | transloco" />
      <p>
        <a routerLink="/today">{{ 'shell.lost.back' | transloco }}</a>
      </p>
    </div>
  `,
})
export class LostPage {}
