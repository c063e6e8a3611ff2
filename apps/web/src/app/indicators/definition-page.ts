import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { IndicatorVersionRow } from '@circolo/contracts';
import { confusedWith, type Day, formulaParts, INDICATORS, localDayOf, measureInWords, periodOf } from '@circolo/domain';
import { Formula } from '../language/formula';
import { Language } from '../language/language';
import { Session } from '../session/session';
import { beside } from '../shell/period-choices';
import { Dialogs } from '../ui/dialogs';
import { Empty } from '../ui/empty';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { ARROWS, definitionOf, Needs, Parameters } from './definition';
import { DefinitionVersions } from './definition-versions';
import { GoldenCases } from './golden-cases';
import { IndicatorsApi } from './indicators-api';
import type { DefinitionToVersion } from './new-version-dialog';
import { versionOn } from './version-validity';

/** One indicator's definition: its formula, what it is made of, what it can be taken for, and its versions. */
@Component({
  selector: 'circolo-definition-page',
  imports: [MatButton, RouterLink, TranslocoPipe, DefinitionVersions, Empty, Formula, GoldenCases, Needs, PageHeader, Parameters],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './definition-page.html',
})
export class DefinitionPage {
  private readonly session = inject(Session);
  private readonly indicators = inject(IndicatorsApi);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly texts = inject(TranslocoService);
  protected readonly mayPublish = this.session.may('indicators.write');
  protected readonly mayReadAudit = this.session.may('audit.read');
  protected readonly language = inject(Language);
  protected readonly arrows = ARROWS;
  /** From the address. */
  readonly code = input<string>();

  protected readonly definition = computed(() => definitionOf(this.code()));
  private readonly published = this.indicators.versions(() => this.definition()?.code);
  protected readonly versions = computed(() => (this.published.hasValue() ? this.published.value().items : []));
  /** The one that holds today; a figure of an earlier period cites the one of its own first day. */
  protected readonly current = computed(() => {
    const definition = this.definition();
    return definition ? versionOn(definition.code, this.versions(), this.today()) : 1;
  });
  protected readonly parameters = computed(
    () => this.versions().find(({ version }) => version === this.current())?.parameters ?? this.definition()?.parameters ?? {},
  );
  protected readonly parts = computed(() => {
    const definition = this.definition();
    const language = this.language.code();
    return (definition ? formulaParts(definition.formula) : []).map(({ role, measures }) => ({
      role,
      measures: measures.map((measure) => ({ measure, words: measureInWords(measure, this.parameters(), language) })),
    }));
  });
  protected readonly others = computed(() => {
    const definition = this.definition();
    return definition ? confusedWith(definition.code).map((code) => INDICATORS[code]) : [];
  });

  protected async publish(): Promise<void> {
    const definition = this.definition();
    if (!definition) return;
    const asked: DefinitionToVersion = { definition, versions: this.versions(), month: beside(periodOf(this.today(), 'month'), 1) };
    const { NewVersionDialog } = await import('./new-version-dialog');
    const made = await this.dialogs.open<IndicatorVersionRow>(NewVersionDialog, asked);
    if (!made) return;
    this.notices.done(this.texts.translate('indicators.publish.done', { version: made.version }));
    this.published.reload();
    this.indicators.catalogue.reload();
  }

  private today(): Day {
    return localDayOf(new Date().toISOString(), this.session.timeZone());
  }
}
