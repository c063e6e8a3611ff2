import type { MeasurementRow } from '@circolo/contracts';
import type { Indicator, Measurement } from '@circolo/domain';

/** A measurement as the API tells it, with the version and the parameters of the definition that made it. */
export function measurementRow(
  { missing, ...measured }: Measurement,
  { parameters }: Indicator,
  crossed: MeasurementRow['crossed'],
): MeasurementRow {
  return { ...measured, parameters: { ...parameters }, crossed, missing: [...missing] };
}
