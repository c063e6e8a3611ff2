import { MEASURED_RECORDS, type MeasuredRecords, measureDefinition, type Measure } from '@circolo/domain';
import { crossedSums } from './crossings.queries';

const ONE_OF: Readonly<Record<MeasuredRecords, Measure>> = {
  interactions: 'contacts',
  answers: 'surveyCsatCount',
  complaints: 'complaints',
  evaluations: 'evaluations',
  visits: 'visits',
  hours: 'loggedMs',
  aggregates: 'givenContacts',
};

const crossed = (over: MeasuredRecords, by: 'hour' | 'weekday' | 'label') => {
  const definition = measureDefinition(ONE_OF[over], {});
  return crossedSums(over, { kind: 'organisation', by }, [{ id: ONE_OF[over], over, squared: false, position: 0, definition }]);
};

it('crosses with the hour what tells its hour, and with labels what has labels', () => {
  const crossable = (by: 'hour' | 'label') => MEASURED_RECORDS.filter((over) => crossed(over, by) !== null);
  expect(crossable('hour')).toEqual(['interactions', 'answers', 'complaints', 'evaluations']);
  expect(crossable('label')).toEqual(['interactions']);
});

it('leaves records of several days out of the weekdays', () => {
  expect(crossed('aggregates', 'weekday')).toContain('case when r.last_day = r.day then extract(isodow from r.day)::int end as crossed');
});
