import { hoursWritten, textOfHours } from './written-hours';

describe('Hours as written', () => {
  it.each([
    ['', []],
    [' , ', []],
    ['8-13', ['08:00–13:00']],
    ['8:30-13:00, 14:00-17:30', ['08:30–13:00', '14:00–17:30']],
    ['8.30 – 13; 14 - 17.30', ['08:30–13:00', '14:00–17:30']],
    ['0-24', ['00:00–24:00']],
    ['22:00-24:00', ['22:00–24:00']],
  ])('%j is read', (text, expected) => {
    const hours = hoursWritten(text)!;
    expect(hours.map((one) => textOfHours([one]))).toEqual(expected);
    expect(hoursWritten(textOfHours(hours))).toEqual(hours);
  });

  it.each(['8', '8-', '8-25', '24-24:00', '8:60-9', '8:3-9', 'mattina', '8-13, boh', '8-13 14-17', '-8-13'])('%j is not', (text) => {
    expect(hoursWritten(text)).toBeNull();
  });
});
