import fc from 'fast-check';
import { JOBS } from './jobs';
import { ListQuery, PeriodText } from './lists';
import { MeasurementQuery } from './indicators';

it.each(['2026', '2026-H2', '2026-Q4', '2026-11', '2026-W47', '2026-11-21'])('takes the period %s', (text) => {
  expect(PeriodText.safeParse(text).success).toBe(true);
});

it.each(['', '26', '2026-H3', '2026-Q5', '2026-W4', '2026-11-2', '2026-11-21T00:00'])('takes no period %p', (text) => {
  expect(PeriodText.safeParse(text).success).toBe(false);
});

it('asks for pages of 1 to 500, 50 unless said', () => {
  expect(ListQuery.parse({})).toEqual({ limit: 50 });
  fc.assert(fc.property(fc.integer(), (limit) => ListQuery.safeParse({ limit: String(limit) }).success === (limit >= 1 && limit <= 500)));
});

it('takes a period or an indicator once, or several times', () => {
  expect(MeasurementQuery.parse({ period: '2026-10' })).toMatchObject({ period: ['2026-10'], subject: 'organisation' });
  expect(MeasurementQuery.parse({ period: ['2026-10', '2026-11'], indicator: 'ANS' })).toMatchObject({
    period: ['2026-10', '2026-11'],
    indicator: ['ANS'],
  });
  expect(MeasurementQuery.safeParse({}).success).toBe(false);
});

it('crosses no kind of subject with itself', () => {
  const asked = { period: '2026-10', subject: 'label' };
  expect(MeasurementQuery.safeParse({ ...asked, by: 'channel' }).success).toBe(true);
  expect(MeasurementQuery.safeParse({ ...asked, by: 'label' }).success).toBe(false);
});

it('gives each job an id that the queue takes: no colon, not a bare number, another for another attempt', () => {
  const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  for (const { jobId } of Object.values(JOBS)) {
    const ids = [jobId({ id, attempt: 0 } as never), jobId({ id, attempt: 1 } as never)];
    for (const one of ids) expect(one).toMatch(/^[a-z][^:]*$/);
  }
});
