import { durationFormat, instantFormat } from './written-format';

const likes = (reading: ReturnType<typeof instantFormat>) => ('fault' in reading ? reading.fault : reading.written.map(({ like }) => like));

it.each([
  ['dd/MM/yyyy HH:mm:ss', ['__/__/____ __:__:__']],
  ['yyMMdd H:mm:ss', ['______ _:__:__', '______ __:__:__']],
  [
    "d/M/yy 'ore' H",
    [
      '_/_/__ ore _',
      '_/_/__ ore __',
      '_/__/__ ore _',
      '_/__/__ ore __',
      '__/_/__ ore _',
      '__/_/__ ore __',
      '__/__/__ ore _',
      '__/__/__ ore __',
    ],
  ],
  ["yyyy_MM_dd'%'", ['____\\___\\___\\%']],
  ["yyyy''MM''dd", ["____'__'__"]],
])('an instant %s is written %j', (format, written) => {
  expect(likes(instantFormat(format))).toEqual(written);
});

it.each([
  ['yyyy-MM-DD', 'unknown-letter'],
  ['yyyy-MM-dd a', 'unknown-letter'],
  ['yyyy-MM-dd dd', 'part-twice'],
  ['yyyy yy-MM-dd', 'part-twice'],
  ["yyyy-MM-dd 'at", 'open-quote'],
  ['HH:mm', 'date-missing'],
  ['dMyyyy', 'unclear'],
  ['yyyy1MM1dd', 'unclear'],
  ['---', 'no-parts'],
])('a format of instants %s is refused: %s', (format, fault) => {
  expect(likes(instantFormat(format))).toBe(fault);
});

it.each([
  ['H.mm.ss', ['_.__.__', '__.__.__', '___.__.__', '____.__.__']],
  ['mm:ss', ['_:__', '__:__', '___:__', '____:__']],
])('a duration %s may have a greatest part of any length', (format, written) => {
  expect(likes(durationFormat(format))).toEqual(written);
});

it.each([
  ['ss:mm', 'parts-out-of-order'],
  ['dd HH:mm', 'unknown-letter'],
  ['Hmmss x', 'unknown-letter'],
])('a format of durations %s is refused: %s', (format, fault) => {
  expect(likes(durationFormat(format))).toBe(fault);
});

it('says where each part stands', () => {
  const reading = instantFormat('d.MM.yyyy');
  expect('written' in reading && reading.written[1]).toEqual({
    like: '__.__.____',
    places: { day: { from: 1, length: 2 }, month: { from: 4, length: 2 }, year: { from: 7, length: 4 } },
  });
});
