import type { RecordKind } from '@circolo/contracts';
import { aggregates } from './aggregates';
import { answers } from './answers';
import { complaints } from './complaints';
import { evaluations } from './evaluations';
import { hours } from './hours';
import { interactions } from './interactions';
import type { RecordDescriptor } from './record-kind';
import { staff } from './staff';
import { visits } from './visits';

/** Every kind of records that an import can bring. */
export const RECORD_DESCRIPTORS: Readonly<Record<RecordKind, RecordDescriptor>> = {
  interactions,
  answers,
  complaints,
  evaluations,
  visits,
  staff,
  hours,
  aggregates,
};
