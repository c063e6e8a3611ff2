import { createHash } from 'node:crypto';
import { type Mapping, type MappingCondition, type MappingField } from '@circolo/contracts';

/** What is the same for every file with this header: its names in their order, whatever their case and the spaces around them. */
export function headerFingerprint(columns: readonly string[]): string {
  const names = columns.map((name) => name.normalize('NFC').trim().toLowerCase());
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}

/** A mapping made for one header, written for another of the same fingerprint: column by column, by their places. */
export function mappingForColumns(mapping: Mapping, made: readonly string[], wanted: readonly string[]): Mapping {
  const names = new Map(made.map((name, place) => [name, wanted[place] ?? name]));
  const renamed = (column: string): string => names.get(column) ?? column;
  const condition = (one: MappingCondition): MappingCondition => ({ ...one, column: renamed(one.column) });
  const field = (one: MappingField): MappingField => {
    if ('constant' in one) return one;
    if ('column' in one) return { ...one, column: renamed(one.column) };
    if ('columns' in one) return { ...one, columns: one.columns.map(renamed) };
    return { ...one, cases: one.cases.map((each) => ('when' in each ? { ...each, when: each.when.map(condition) } : each)) };
  };
  const all = <T extends object>(fields: T): T =>
    Object.fromEntries(Object.entries(fields).map(([name, one]: [string, MappingField | undefined]) => [name, one && field(one)])) as T;
  const { fields, labels, rows } = mapping;
  return {
    ...mapping,
    fields: all(fields),
    ...(labels ? { labels: all(labels) } : {}),
    rows: rows.skipWhen ? { skipWhen: rows.skipWhen.map(condition) } : {},
  };
}
