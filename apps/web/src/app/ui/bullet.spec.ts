import { TestBed } from '@angular/core/testing';
import { Bullet } from './bullet';
import { Sparkline } from './sparkline';

const drawn = async (component: typeof Bullet | typeof Sparkline, inputs: Record<string, unknown>) => {
  const fixture = TestBed.createComponent<Bullet | Sparkline>(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
};
const number = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name));

describe('A bullet', () => {
  it('puts value, target and interval in their order, and the bad bands on the bad side', async () => {
    const up = await drawn(Bullet, { value: 0.61, target: 0.75, low: 0.56, high: 0.66, warning: 0.7, critical: 0.65 });
    const whisker = up.querySelector('.whisker');
    const dot = number(up.querySelector('circle'), 'cx');
    expect(number(whisker, 'x1')).toBeLessThan(dot);
    expect(number(whisker, 'x2')).toBeGreaterThan(dot);
    expect(number(up.querySelector('.target'), 'x1')).toBeGreaterThan(dot);
    const bands = [...up.querySelectorAll('.band-2, .band-3')];
    expect(bands.map((band) => number(band, 'x'))).toEqual([0, 0]);
    expect(number(bands[0], 'width')).toBeGreaterThan(number(bands[1], 'width'));
  });

  it('turns the bands round when lower is better', async () => {
    const down = await drawn(Bullet, { value: 31, target: 24, warning: 28, critical: 36 });
    const target = number(down.querySelector('.target'), 'x1');
    for (const band of down.querySelectorAll('.band-2, .band-3')) {
      expect(number(band, 'x')).toBeGreaterThan(target);
      expect(number(band, 'x') + number(band, 'width')).toBeCloseTo(150);
    }
  });

  it('shows both edges of a band', async () => {
    const band = await drawn(Bullet, { value: 465, target: 330, upper: 440 });
    const edges = [...band.querySelectorAll('.target')].map((edge) => number(edge, 'x1'));
    expect(edges).toEqual([...edges].sort((one, other) => one - other));
    expect(edges).toHaveLength(2);
    expect(edges[1]).toBeLessThan(number(band.querySelector('circle'), 'cx'));
  });

  it('draws nothing without a value', async () => {
    expect((await drawn(Bullet, { value: null, target: 24 })).querySelector('svg')).toBeNull();
  });
});

describe('A sparkline', () => {
  it('leaves a gap where a period has no value, never a zero', async () => {
    const line = await drawn(Sparkline, { values: [1, 2, null, 3, 4] });
    expect(line.querySelectorAll('polyline')).toHaveLength(2);
    expect(line.querySelector('circle')).not.toBeNull();
  });

  it('has no last dot when the last period has no value', async () => {
    expect((await drawn(Sparkline, { values: [1, 2, null] })).querySelector('circle')).toBeNull();
  });
});
