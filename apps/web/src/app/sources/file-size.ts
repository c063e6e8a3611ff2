import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Language } from '../language/language';
import { numberText } from '../language/number-text';

const STEPS = ['B', 'kB', 'MB', 'GB'] as const;

/** Bytes as files are spoken of: `12,4 MB`. */
@Pipe({ name: 'fileSize', pure: false })
export class FileSize implements PipeTransform {
  private readonly language = inject(Language);

  transform(bytes: number): string {
    const step = Math.min(STEPS.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
    return `${numberText(bytes / 1000 ** step, this.language.locale(), step === 0 ? 0 : 1)} ${STEPS[step]}`;
  }
}
