import { lineOf } from './report.ts';

const atMost = (most: number) => (ratio: number) => ratio <= most;

describe('a line of the report', () => {
  it('divides the product by its yardstick: times', () => {
    const [product, beside] = [
      { wall: 12, processor: 9 },
      { wall: 10, processor: 6 },
    ];
    const row = { what: 'import', yardstick: '\\copy', product, beside, goal: 'at most 1.3 x', reached: atMost(1.3) };
    expect(lineOf(row)).toContain('1.20 x, of processor time 1.50 x; to reach: at most 1.3 x; reached');
    expect(lineOf({ ...row, reached: atMost(1.1) })).toContain('NOT reached');
  });

  it('says how many times faster the product is, where that is the goal', () => {
    const [product, beside] = [
      { wall: 0.2, processor: 0.1 },
      { wall: 8, processor: 6 },
    ];
    const row = { what: 'deciding', yardstick: 'another', product, beside, faster: true, goal: 'at least 30 x faster' } as const;
    expect(lineOf({ ...row, reached: (ratio) => ratio >= 30 })).toContain(
      '40.00 x, of processor time 60.00 x; to reach: at least 30 x faster; reached',
    );
  });

  it('divides the product by its yardstick: rates, whatever the wall time was', () => {
    const [product, beside] = [
      { wall: 4, processor: null, rate: 300 },
      { wall: 1, processor: 2, rate: 400 },
    ];
    const line = lineOf({ what: 'list', yardstick: 'bare', product, beside, goal: 'at least 0.8 x', reached: (ratio) => ratio >= 0.8 });
    expect(line).toContain('ratio      0.75 x; to reach: at least 0.8 x; NOT reached');
    expect(line).toContain('processor time unknown');
  });
});
