import * as z from 'zod';
import { Id, Instant } from './lists';
import { Email, Language, Password, RoleName } from './session';

/** `GET /people`, `GET /people/:id`. `state`: invited until the link is used; then active; deactivated. */
export const PersonRow = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string().nullable(),
    language: Language,
    roles: z.array(RoleName),
    state: z.enum(['invited', 'active', 'deactivated']),
    agent: z.object({ id: Id, code: z.string(), name: z.string() }).nullable(),
    createdAt: Instant,
    revision: z.number().int(),
  })
  .meta({ id: 'PersonRow' });
export type PersonRow = z.infer<typeof PersonRow>;

/** `POST /people`: invites; the answer shows the one-time link, since there may be no mail server. `agent` is the id of an agent. */
export const NewPerson = z
  .object({
    name: z.string().trim().min(1).max(120),
    email: Email,
    language: Language.default('it'),
    roles: z.array(RoleName).min(1),
    agent: Id.nullable().default(null),
  })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof NewPerson>;
export const Invited = z.object({ person: PersonRow, link: z.string(), token: z.string(), expiresAt: Instant }).meta({ id: 'Invited' });
export type Invited = z.infer<typeof Invited>;

/** `PUT /people/:id` (If-Match): name, language, roles, agent. */
export const ChangedPerson = NewPerson.omit({ email: true }).meta({ id: 'ChangedPerson' });
export type ChangedPerson = z.infer<typeof ChangedPerson>;
/** `POST /people/:id/deactivation` and `DELETE` of it answer the person; `POST /people/:id/reset` makes a new one-time link and answers `Invited`. */

/** `GET /invitations/:token` says for whom it is; `POST /invitations/:token` sets the password and signs in. */
export const InvitationState = z
  .object({ name: z.string(), email: z.string(), purpose: z.enum(['invite', 'reset']) })
  .meta({ id: 'InvitationState' });
export type InvitationState = z.infer<typeof InvitationState>;
export const InvitationPath = z.object({ token: z.string().min(1).max(200) });
export type InvitationPath = z.infer<typeof InvitationPath>;
export const AcceptInvitation = z.object({ password: Password }).meta({ id: 'AcceptInvitation' });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
