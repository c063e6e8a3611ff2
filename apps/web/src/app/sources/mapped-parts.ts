import type { Mapping, MappingCondition, MappingField } from '@circolo/contracts';

/** A field that is read from columns. */
export type Read = Exclude<MappingField, { constant: unknown } | { cases: unknown }>;
/** One of the cases that a value depends on, or what holds where none of them does. */
export type Case = Extract<MappingField, { cases: unknown }>['cases'][number];

export function readIn(mapped: MappingField | undefined): Read | null {
  return mapped && !('constant' in mapped) && !('cases' in mapped) ? mapped : null;
}

export function casesIn(mapped: MappingField | undefined): readonly Case[] | null {
  return mapped && 'cases' in mapped ? mapped.cases : null;
}

/** A constant as it is written; in an object, since it may be empty. */
export function constantIn(mapped: MappingField | undefined): { readonly value: string } | null {
  return mapped && 'constant' in mapped ? { value: String(mapped.constant) } : null;
}

/** The columns that a field comes from. */
export function columnsOf(mapped: MappingField): readonly string[] {
  if ('constant' in mapped) return [];
  if ('cases' in mapped) return [...new Set(mapped.cases.flatMap((one) => ('when' in one ? one.when.map(({ column }) => column) : [])))];
  return 'column' in mapped ? [mapped.column] : mapped.columns;
}

/** Where conditions still lack their words: `rows.skipWhen`, `fields.outcome`, `labels.shift`. */
export function unfinishedIn({ rows, fields, labels = {} }: Pick<Mapping, 'rows' | 'fields' | 'labels'>): readonly string[] {
  const lacksWords = (condition: MappingCondition) =>
    ('in' in condition && condition.in.length === 0) || ('notIn' in condition && condition.notIn.length === 0);
  const lacksThem = (mapped: MappingField | undefined) =>
    casesIn(mapped)?.some((one) => 'when' in one && one.when.some(lacksWords)) ?? false;
  return [
    ...(rows.skipWhen?.some(lacksWords) ? ['rows.skipWhen'] : []),
    ...Object.entries(fields).flatMap(([name, mapped]) => (lacksThem(mapped) ? [`fields.${name}`] : [])),
    ...Object.entries(labels).flatMap(([name, mapped]) => (lacksThem(mapped) ? [`labels.${name}`] : [])),
  ];
}
