/** As the wire says it; no row when none was recorded or it was withdrawn. */
export const RECORDED = `
  select a.kind, a.number, a.date, a.scope, a.file_name as file, a.indicators, a.purposes, a.roles,
    a.individual_productivity as "individualProductivity", a.valid_from as "from", a.valid_until as "until", a.revision,
    a.recorded_at as "recordedAt", json_build_object('id', p.id, 'name', p.name) as "recordedBy"
  from monitoring_agreement a join person p on p.id = a.recorded_by
  where a.revision = (select max(revision) from monitoring_agreement) and a.withdrawn_at is null`;

const COLUMNS = 'kind, number, date, scope, file_name, indicators, purposes, roles, individual_productivity, valid_from, valid_until';

/** $1..$11 what the agreement says, $12 who records it, $13 when. */
export const RECORD = `
  insert into monitoring_agreement (revision, ${COLUMNS}, recorded_by, recorded_at)
  select coalesce(max(revision), 0) + 1, $1, $2, $3::date, $4, $5, $6::text[], $7::text[], $8::text[], $9::boolean, $10::date, $11::date, $12::uuid, $13::timestamptz
  from monitoring_agreement`;

/** $1 who withdraws the last revision, $2 when. */
export const WITHDRAW = `
  insert into monitoring_agreement (revision, ${COLUMNS}, recorded_by, recorded_at, withdrawn_at)
  select revision + 1, ${COLUMNS}, $1::uuid, $2::timestamptz, $2::timestamptz
  from monitoring_agreement order by revision desc limit 1`;
