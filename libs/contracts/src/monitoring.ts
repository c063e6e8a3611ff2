import * as z from 'zod';
import { MONITORING_PURPOSES } from '@circolo/domain';
import { Day, Id, Instant } from './lists';
import { RoleName } from './session';

/** `PUT /monitoring-agreement` (If-Match once there is one): what opens individual figures, to whom and for what. `DELETE` withdraws it. */
export const MonitoringAgreementBody = z
  .object({
    kind: z.enum(['agreement', 'authorisation']),
    number: z.string().trim().min(1).max(80),
    date: Day,
    scope: z.string().trim().min(1).max(2000),
    file: z.string().max(255).nullable().default(null),
    indicators: z.array(z.string().max(40)).default([]),
    purposes: z.array(z.enum(MONITORING_PURPOSES)).default([...MONITORING_PURPOSES]),
    roles: z.array(RoleName).default([]),
    /** The further explicit choice that individual productivity (AHT and its like) needs. */
    individualProductivity: z.boolean().default(false),
    /** The first day whose records it opens; null opens all that are held. */
    from: Day.nullable().default(null),
    until: Day.nullable().default(null),
  })
  .meta({ id: 'MonitoringAgreementBody' });
export type MonitoringAgreementBody = z.infer<typeof MonitoringAgreementBody>;

/** `GET /monitoring-agreement`: the one in force, or `{agreement: null}`. */
export const MonitoringAgreementState = z
  .object({
    agreement: MonitoringAgreementBody.extend({
      revision: z.number().int(),
      recordedAt: Instant,
      recordedBy: z.object({ id: Id, name: z.string() }),
    }).nullable(),
  })
  .meta({ id: 'MonitoringAgreementState' });
export type MonitoringAgreementState = z.infer<typeof MonitoringAgreementState>;
