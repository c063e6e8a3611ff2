import fc from 'fast-check';
import { isoOf } from './columns';

const micros = fc.integer({ min: 0, max: 999_999 }).map((value) => String(value).padStart(6, '0').replace(/0+$/, ''));
const zone = fc.constantFrom('+00', '+01', '-03', '+05:30', '+02:00');
const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

it('writes an instant as a date would, in whatever zone the database speaks', () => {
  fc.assert(
    fc.property(instant, micros, zone, (date, fraction, offset) => {
      const [day, time] = date.toISOString().slice(0, 19).split('T');
      const [written, iso] = [
        `${day} ${time}${fraction && '.'}${fraction}${offset}`,
        `${day}T${time}${fraction && '.'}${fraction.slice(0, 3)}`,
      ];
      expect(isoOf(written)).toBe(new Date(`${iso}${offset.length === 3 ? `${offset}:00` : offset}`).toISOString());
    }),
  );
});
