import * as z from 'zod';
import { ROLES } from '@circolo/domain';
import { Id, Instant } from './lists';

export const RoleName = z.enum(ROLES);
export const Language = z.enum(['it', 'en']);
export type Language = z.infer<typeof Language>;
export const Email = z.email().max(254);
export const Password = z.string().min(10).max(200);

/** `POST /session`: signs in with a cookie; 201 with `Session`. `DELETE /session` signs out. */
export const SignIn = z.object({ email: z.string().max(254), password: z.string().max(200) }).meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** `GET /session`, and the answer of signing in. `agent` is the agent that the person is, when they are one. */
export const Session = z
  .object({
    person: z.object({ id: Id, name: z.string(), email: z.string().nullable() }),
    agent: z.object({ id: Id, code: z.string(), name: z.string() }).nullable(),
    roles: z.array(RoleName),
    language: Language,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** `PATCH /session`: what a person may change of their own account. A new password ends their other sessions. Answers `Session`. */
export const OwnSettings = z
  .object({ language: Language.optional(), password: z.object({ current: z.string(), wanted: Password }).optional() })
  .meta({ id: 'OwnSettings' });
export type OwnSettings = z.infer<typeof OwnSettings>;

/** `GET /sessions`: where one is signed in; `DELETE /sessions/:id` revokes. */
export const SessionRow = z
  .object({
    id: Id,
    createdAt: Instant,
    lastSeenAt: Instant,
    userAgent: z.string().nullable(),
    address: z.string().nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'SessionRow' });
export type SessionRow = z.infer<typeof SessionRow>;

/** `POST /tokens`: a personal token for the API, shown once. */
export const NewToken = z.object({ name: z.string().trim().min(1).max(80) }).meta({ id: 'NewToken' });
export type NewToken = z.infer<typeof NewToken>;
export const IssuedToken = z.object({ id: Id, name: z.string(), token: z.string() }).meta({ id: 'IssuedToken' });
export type IssuedToken = z.infer<typeof IssuedToken>;
/** `GET /tokens`; `DELETE /tokens/:id` revokes. */
export const TokenRow = z.object({ id: Id, name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() }).meta({ id: 'TokenRow' });
export type TokenRow = z.infer<typeof TokenRow>;

/** `GET /setup`: whether the first administrator is still to be made; `POST /setup` makes it with the one-time code from the log, signs in and answers `Session`. */
export const SetupState = z.object({ needed: z.boolean() }).meta({ id: 'SetupState' });
export type SetupState = z.infer<typeof SetupState>;
export const Setup = z
  .object({
    code: z.string().min(1).max(200),
    organisation: z.string().trim().min(1).max(200),
    name: z.string().trim().min(1).max(120),
    email: Email,
    password: Password,
  })
  .meta({ id: 'Setup' });
export type Setup = z.infer<typeof Setup>;
