import { describe, expect, test } from 'vitest';
import type { ReturnDifference } from '../../../../src/analytics/comparison/return-difference.js';
import { intervalBar, intervalScalePct } from '../../../../src/report/sections/interval-bar.js';

function difference(lowPct: number, differencePct: number, highPct: number, changed = {}): ReturnDifference {
  return {
    ...{ returnPct: differencePct, otherReturnPct: 0, differencePct, interval: { lowPct, highPct, level: 0.95 } },
    ...{ verdict: 'no-difference', observations: 100, blockLength: 5, resamples: 1_000 },
    ...changed,
  };
}

describe('the bar of an interval', () => {
  test('has zero in the middle and its ends on the scale', () => {
    const { markup } = intervalBar(difference(-5, 0, 10), 10);
    expect(markup).toContain('<line class="zero" x1="66" x2="66"');
    expect(markup).toContain('<line class="span" x1="34.5" x2="129.0"');
    expect(markup).toContain('cx="66.0"');
  });

  test('has a colour only where the interval leaves out zero', () => {
    expect(intervalBar(difference(-1, 2, 5), 5).markup).toContain('class="interval unsure"');
    expect(intervalBar(difference(1, 2, 5, { verdict: 'better' }), 5).markup).toContain('class="interval better"');
    expect(intervalBar(difference(-5, -2, -1, { verdict: 'worse' }), 5).markup).toContain('class="interval worse"');
    expect(intervalBar(difference(0, 0, 0, { verdict: 'identical' }), 5).markup).toContain('class="interval unsure"');
  });

  test('is cut off beyond the scale, and is a dot without an interval or a scale', () => {
    expect(intervalBar(difference(-50, 0, 50), 10).markup).toContain('x1="3.0" x2="129.0"');
    expect(intervalBar(difference(0, 3, 0, { interval: null }), 0).markup).toMatch(/cx="66\.0"/);
    expect(intervalBar(difference(0, 3, 0, { interval: null }), 0).markup).not.toContain('span');
  });
});

describe('the scale of several bars', () => {
  test('holds all of a few, and nearly all of many', () => {
    expect(intervalScalePct([difference(-1, 0, 2), difference(-9, -3, 2)])).toBe(9);
    const many = Array.from({ length: 100 }, (_, index) => difference(0, 0, index < 98 ? 1 + index / 100 : 1_000));
    expect(intervalScalePct(many)).toBeCloseTo(1.94, 10);
    expect(intervalScalePct([])).toBe(0);
  });
});
