import type { EntitySchema } from 'typeorm';

/** The tables that rooms map row by row, a list each room adds to; sets of rows are worked on in SQL. */
export const tables: readonly EntitySchema[] = [];
