import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { AGGREGATE_MEASURES, type FieldKind, INTERACTION_OUTCOMES, type MappingField, type RecordField } from '@circolo/contracts';
import { Counted } from '../language/counted';
import { samplesOf } from './file-head';
import { type Read, columnsOf } from './mapped-parts';
import { COUNTED_FORMATS, DATE_FORMATS, DURATION_FORMATS, INSTANT_FORMATS } from './guess-reading';
import { ImportDraft } from './import-draft';

const MOST_WORDS = 30;
/** So many formats of an instant are offered; any other can be written. */
const OFFERED = 60;
/** As the server reads them where a mapping says nothing. */
const USUAL_SCALES: Partial<Record<RecordField, readonly [number, number]>> = { csat: [1, 5], nps: [0, 10], ces: [1, 7] };

/** How the text of a column becomes a value: the format of an instant, the unit of a duration, the words of yes and no, a scale, outcomes. */
@Component({
  selector: 'circolo-field-reading-form',
  imports: [NgTemplateOutlet, TranslocoPipe, Counted],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-reading-form.html',
  styleUrl: './field-reading-form.scss',
})
export class FieldReadingForm {
  private readonly draft = inject(ImportDraft);
  /** Null for a label. */
  readonly field = input.required<RecordField | null>();
  readonly kind = input.required<FieldKind>();
  readonly read = input.required<Read>();
  readonly changed = output<MappingField>();

  protected readonly isDay = computed(() => this.kind() === 'date' || this.read().as === 'date');
  protected readonly formats = computed(() => {
    if (this.isDay()) return DATE_FORMATS;
    return this.kind() === 'seconds' ? DURATION_FORMATS : [...INSTANT_FORMATS.slice(0, OFFERED), ...COUNTED_FORMATS];
  });
  /** What the words of a column can mean, where they have to mean one of a few things. */
  protected readonly meanings = computed((): readonly string[] => (this.kind() === 'measure' ? AGGREGATE_MEASURES : INTERACTION_OUTCOMES));
  protected readonly scale = computed(() => this.read().scale ?? USUAL_SCALES[this.field() ?? 'csat'] ?? [1, 5]);
  /** The words of the first rows, and those that the mapping knows already, with what each means. */
  protected readonly words = computed(() => {
    const head = this.draft.head();
    const known = this.read().values ?? {};
    const blank = this.read().blank ?? [];
    const found = head ? samplesOf(head, ...columnsOf(this.read())).filter((word) => !blank.includes(word)) : [];
    return [...new Set([...Object.keys(known), ...found])].slice(0, MOST_WORDS).map((word) => ({ word, means: known[word] ?? word }));
  });
  protected readonly translated = computed(() => Object.keys(this.read().values ?? {}).length);
  /** Words such as `NULL` stand among texts and codes; elsewhere they are told where they were met. */
  protected readonly mayBeBlank = computed(() => ['text', 'code'].includes(this.kind()) || this.read().blank !== undefined);
  protected readonly isMeaning = (word: string) => this.meanings().includes(word);

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected setFormat(event: Event): void {
    const format = this.text(event).trim();
    this.change({ format: format === '' || format === 'iso' ? undefined : format });
  }

  protected setAs(event: Event): void {
    const as = this.text(event);
    if (as === 'date' || as === 'instant') return this.change({ as, format: undefined });
    const isDuration = as === 'duration';
    this.change(isDuration ? { as: 'duration', format: this.read().format ?? 'H:mm:ss' } : { as: 'number', format: undefined });
  }

  protected setWords(side: 'true' | 'false', event: Event): void {
    const words = wordsOf(this.text(event));
    this.change({ [side]: words.length > 0 ? words : undefined });
  }

  protected setBlank(event: Event): void {
    const words = wordsOf(this.text(event));
    this.change({ blank: words.length > 0 ? words : undefined });
  }

  protected setMeaning(word: string, event: Event): void {
    this.change({ values: { ...this.read().values, [word]: this.text(event) } });
  }

  protected setScale(end: 0 | 1, event: Event): void {
    const number = Number(this.text(event));
    if (Number.isInteger(number)) this.change({ scale: end === 0 ? [number, this.scale()[1]] : [this.scale()[0], number] });
  }

  /** What is undefined is left out. */
  private change(part: Partial<Read>): void {
    const all = Object.entries({ ...this.read(), ...part }).filter(([, value]) => value !== undefined);
    this.changed.emit(Object.fromEntries(all) as MappingField);
  }
}

function wordsOf(text: string): string[] {
  return text
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);
}
