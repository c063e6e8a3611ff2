import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SavedMappingRow } from '@circolo/contracts';
import { readAgainWhile } from '../events/followed';
import { Counted } from '../language/counted';
import { Instant } from '../language/instant';
import { Session } from '../session/session';
import { Attempt } from '../ui/attempt';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { Figures } from '../ui/figures';
import { PageHeader } from '../ui/page-header';
import { Waiting } from '../ui/waiting';
import { isGoing } from './import-state';
import { ImportsTable } from './imports-table';
import { SourceHealth } from './source-health';
import { SourcesApi } from './sources-api';

/** One source: how it fares, how data come from it, the mappings kept for it, and each of its imports. */
@Component({
  selector: 'circolo-source-page',
  imports: [MatButton, RouterLink, TranslocoPipe, Counted, Empty, ImportsTable, Instant, PageHeader, SourceHealth, Waiting],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './source-page.html',
  styleUrl: './source-page.scss',
})
export class SourcePage {
  private readonly api = inject(SourcesApi);
  private readonly attempt = inject(Attempt);
  private readonly dialogs = inject(Dialogs);
  private readonly texts = inject(TranslocoService);
  protected readonly figures = inject(Figures);
  protected readonly mayImport = inject(Session).may('imports.write');
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly busy = this.attempt.busy;
  protected readonly source = this.api.source(() => this.id());
  protected readonly imports = this.api.importsOf(() => this.id());
  protected readonly mappings = this.api.mappingsOf(() => (this.source.hasValue() ? this.source.value().name : undefined));
  protected readonly rows = computed(() => (this.imports.hasValue() ? this.imports.value().items : []));
  protected readonly pushAddress = computed(() =>
    this.source.hasValue() ? `/api/v1/sources/${encodeURIComponent(this.source.value().name)}/records` : '',
  );

  constructor() {
    const going = computed(() => this.rows().some(isGoing));
    readAgainWhile(this.imports, going);
    readAgainWhile(this.source, going);
  }

  protected async retire(mapping: SavedMappingRow): Promise<void> {
    const sure = await this.dialogs.ask({
      title: this.texts.translate('sources.retire.title', { name: mapping.name }),
      text: this.texts.translate('sources.retire.text'),
      action: this.texts.translate('sources.retire.action'),
    });
    if (sure === null) return;
    await this.attempt.run(this.api.retire(mapping), { done: 'sources.retire.done' });
    this.mappings.reload();
  }
}
