import * as z from 'zod';
import { SUBJECT_KINDS } from '@circolo/domain';
import { Day, Id, ListQuery } from './lists';

export const SubjectKindName = z.enum(SUBJECT_KINDS);

/** A subject of measuring as it is named wherever it appears. */
export const SubjectReference = z
  .object({ kind: SubjectKindName, id: Id, code: z.string(), name: z.string() })
  .meta({ id: 'SubjectReference' });
export type SubjectReference = z.infer<typeof SubjectReference>;

/** `GET /subjects?kind=&search=`, by kind and name; `search` is part of a name or code. Agents are named to those who may read people, to an agent only the agent that they are: who works here is no figure. */
export const SubjectQuery = ListQuery.extend({
  kind: SubjectKindName.optional(),
  search: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
});
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

/** `GET /teams`: the tree of teams with who belongs to each on a day (today unless asked), as far as the reader may know the members. */
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
/** `POST /team-memberships`: from a day on; an open membership of the agent that began earlier ends the day before. Answers `Membership`. */
export const NewMembership = z
  .object({ agent: Id, team: Id, from: Day, until: Day.nullable().default(null) })
  .meta({ id: 'NewMembership' });
export type NewMembership = z.infer<typeof NewMembership>;
export const Membership = z
  .object({ id: Id, agent: Id, team: Id, from: Day, until: Day.nullable(), revision: z.number().int() })
  .meta({ id: 'Membership' });
export type Membership = z.infer<typeof Membership>;
/** `PUT /team-memberships/:id` (If-Match): its last day, or none. `DELETE` takes back one that never was. */
export const EndedMembership = z.object({ until: Day.nullable() }).meta({ id: 'EndedMembership' });
export type EndedMembership = z.infer<typeof EndedMembership>;
