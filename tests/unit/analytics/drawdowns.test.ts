import { describe, expect, it } from 'vitest';
import { avgDrawdownPct } from '../../../src/analytics/avg-drawdown.js';
import { drawdowns } from '../../../src/analytics/drawdowns.js';
import { maxDrawdownDays } from '../../../src/analytics/max-drawdown-days.js';
import { ulcerIndex } from '../../../src/analytics/ulcer-index.js';
import { curveOf, DAY_MS, HOUR_MS, START_MS } from './sample-curve.js';

/** Two falls: 100 → 90 → 80 → 100 (recovered after 3 days), 120 → 60 (never). */
const curve = curveOf([100, 90, 80, 100, 120, 120, 60, 90]);

describe('drawdowns', () => {
  it('lists each stretch under water', () => {
    expect(drawdowns(curve)).toStrictEqual([
      { startMs: START_MS, endMs: START_MS + 3 * DAY_MS, recovered: true, depthPct: 20 },
      { startMs: START_MS + 5 * DAY_MS, endMs: START_MS + 7 * DAY_MS, recovered: false, depthPct: 50 },
    ]);
  });

  it('sees how deep it was between two samples', () => {
    const deeper = { ...curve, drawdownPct: Float64Array.from(curve.drawdownPct, (d, i) => (i === 2 ? 33 : d)) };
    expect(drawdowns(deeper)[0].depthPct).toBe(33);
  });

  it('longest and average', () => {
    expect(maxDrawdownDays(drawdowns(curve))).toBe(3);
    expect(avgDrawdownPct(drawdowns(curve))).toBe(35);
    const hourly = drawdowns(curveOf([100, 90, 100], HOUR_MS));
    expect(maxDrawdownDays(hourly)).toBeCloseTo(2 / 24, 12);
  });

  it.each([[[]], [[100]], [[100, 100]], [[100, 101, 102]]])('has none in %o', (equity) => {
    const none = drawdowns(curveOf(equity));
    expect(none).toStrictEqual([]);
    expect(maxDrawdownDays(none)).toBe(0);
    expect(avgDrawdownPct(none)).toBeNull();
  });

  it('ends with the run when the last sample is the first under water', () => {
    expect(drawdowns(curveOf([100, 50]))).toStrictEqual([
      { startMs: START_MS, endMs: START_MS + DAY_MS, recovered: false, depthPct: 50 },
    ]);
  });
});

describe('ulcerIndex', () => {
  it('is the quadratic mean of the depths', () => {
    expect(ulcerIndex(Float64Array.of(100, 90, 80, 100))).toBeCloseTo(Math.sqrt((100 + 400) / 4), 12);
    expect(ulcerIndex(Float64Array.of(1, 2, 3))).toBe(0);
    expect(ulcerIndex(new Float64Array(0))).toBeNull();
  });
});
