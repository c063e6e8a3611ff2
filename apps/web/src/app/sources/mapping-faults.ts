import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { MappingFault } from './import-draft';

/** What is wrong with a mapping, in sentences. */
@Injectable({ providedIn: 'root' })
export class MappingFaults {
  private readonly texts = inject(TranslocoService);

  /** Without its place, for beside the field. */
  sentence({ code }: MappingFault): string {
    return this.text(`sources.fault.${code}`) ?? this.text(`ui.wrong.${code}`) ?? this.texts.translate('ui.wrong.other');
  }

  /** With its place, as the JSON has it. */
  placed(fault: MappingFault): string {
    return fault.field && fault.field !== 'mapping' ? `${fault.field}: ${this.sentence(fault)}` : this.sentence(fault);
  }

  private text(key: string): string | null {
    const text = this.texts.translate<string>(key);
    return text === key ? null : text;
  }
}
