import { TestBed } from '@angular/core/testing';
import { show } from '../../testing/page';
import { Chart } from './chart';

describe('A chart', () => {
  let turn: (dark: boolean) => void;
  beforeEach(() => {
    // jsdom knows no system theme.
    window.matchMedia = (() => ({
      matches: false,
      addEventListener: (_: string, listen: (event: { matches: boolean }) => void) => (turn = (matches) => listen({ matches })),
    })) as unknown as typeof window.matchMedia;
    TestBed.overrideComponent(Chart, { set: { template: '{{ drawn().told }}', imports: [], providers: [] } });
  });
  afterEach(() => Reflect.deleteProperty(window, 'matchMedia'));

  it('is drawn again in the colours of the system, where it turns dark meanwhile', async () => {
    document.documentElement.style.setProperty('--accent', 'teal');
    const page = await show(Chart, { inputs: { label: 'x', options: ({ accent }: { accent: string }) => ({ told: accent }) } });
    expect(page.text).toBe('teal');
    document.documentElement.style.setProperty('--accent', 'aqua');
    turn(true);
    await page.settle();
    expect(page.text).toBe('aqua');
  });
});
