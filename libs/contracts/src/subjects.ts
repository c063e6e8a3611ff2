import * as z from 'zod';
import { SUBJECT_KINDS } from '@circolo/domain';
import { Day, Id } from './lists';

export const SubjectKindName = z.enum(SUBJECT_KINDS);

/** A subject of measuring as it is named wherever it appears. */
export const SubjectReference = z
  .object({ kind: SubjectKindName, id: Id, code: z.string(), name: z.string() })
  .meta({ id: 'SubjectReference' });
export type SubjectReference = z.infer<typeof SubjectReference>;

/** `GET /subjects?kind=`; agents only where the monitoring agreement opens them to the reader, or the reader's own. */
export const SubjectQuery = z.object({ kind: SubjectKindName.optional() });
export type SubjectQuery = z.infer<typeof SubjectQuery>;
export const SubjectRow = SubjectReference.extend({ revision: z.number().int() }).meta({ id: 'SubjectRow' });
export type SubjectRow = z.infer<typeof SubjectRow>;
/** `POST /subjects`: makes a subject before any file names it; `PUT /subjects/:id` (If-Match) renames. */
export const NewSubject = z
  .object({
    kind: SubjectKindName.exclude(['organisation']),
    code: z.string().trim().min(1).max(120),
    name: z.string().trim().min(1).max(200),
  })
  .meta({ id: 'NewSubject' });
export type NewSubject = z.infer<typeof NewSubject>;
export const RenamedSubject = z.object({ name: z.string().trim().min(1).max(200) }).meta({ id: 'RenamedSubject' });
export type RenamedSubject = z.infer<typeof RenamedSubject>;

/** `GET /teams`: the tree of teams with who belongs to each on a day (today unless asked). */
export const TeamsQuery = z.object({ on: Day.optional() });
export type TeamsQuery = z.infer<typeof TeamsQuery>;
export const Member = z.object({ membership: Id, agent: SubjectReference, from: Day, until: Day.nullable(), revision: z.number().int() });
export type Member = z.infer<typeof Member>;
export const TeamRow = z
  .object({ id: Id, code: z.string(), name: z.string(), parent: Id.nullable(), members: z.array(Member), revision: z.number().int() })
  .meta({ id: 'TeamRow' });
export type TeamRow = z.infer<typeof TeamRow>;
/** `PUT /teams/:id/parent` (If-Match): moves a team in the tree. */
export const TeamParent = z.object({ parent: Id.nullable() }).meta({ id: 'TeamParent' });
export type TeamParent = z.infer<typeof TeamParent>;
/** `POST /team-memberships`: from a day on; an open membership of the agent elsewhere ends the day before. */
export const NewMembership = z
  .object({ agent: Id, team: Id, from: Day, until: Day.nullable().default(null) })
  .meta({ id: 'NewMembership' });
export type NewMembership = z.infer<typeof NewMembership>;
