import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readAgainWhile } from '../events/followed';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Empty } from '../ui/empty';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { State } from '../ui/state';
import { Waiting } from '../ui/waiting';
import { ImportsTable } from './imports-table';
import { IMPORT_SHOWN_AS, isGoing } from './import-state';
import { SourceHealth } from './source-health';
import { SourcesApi } from './sources-api';

/** Where contacts come from, and every file that brought them. */
@Component({
  selector: 'circolo-sources-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, Instant, Empty, PageHeader, ImportsTable, SourceHealth, State, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sources-page.html',
  styleUrl: './sources-page.scss',
})
export class SourcesPage {
  private readonly api = inject(SourcesApi);
  protected readonly figures = inject(Figures);
  protected readonly mayImport = inject(Session).may('imports.write');
  protected readonly shownAs = IMPORT_SHOWN_AS;
  protected readonly sources = this.api.sources();
  protected readonly imports = this.api.imports();
  protected readonly rows = computed(() => (this.imports.hasValue() ? this.imports.value().items : []));

  constructor() {
    const going = computed(() => this.rows().some(isGoing));
    readAgainWhile(this.imports, going);
    readAgainWhile(this.sources, going);
  }
}
