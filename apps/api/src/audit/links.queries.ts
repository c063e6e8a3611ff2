/** What the chain seals of an event, in one spelling. */
export const LINK = `
  e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.person_id as "personId", e.action,
  e.object_kind as "objectKind", e.object_id as "objectId", encode(e.before_hash, 'hex') as "beforeHash",
  encode(e.after_hash, 'hex') as "afterHash", e.request_id as "requestId"`;

/** The hash of a content: of its text as PostgreSQL writes it, which is one for what is equal. */
export const contentHash = (content: string): string => `sha256(convert_to(${content}::text, 'UTF8'))`;
