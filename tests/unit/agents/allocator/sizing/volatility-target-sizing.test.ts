import { describe, expect, it } from 'vitest';
import { VolatilityTargetSizing } from '../../../../../src/agents/allocator/sizing/volatility-target-sizing.js';
import { signal } from '../../desk-parts.js';

const DAY_MS = 86_400_000;
const input = { equity: 1000, price: 100, strength: 1 };

function sizedAfter(closes: readonly number[], instrumentIndex = 0, everyMs = DAY_MS) {
  const sizing = new VolatilityTargetSizing({ targetPct: 10, window: 2, everyMs, maxPct: 90, instrumentCount: 2 });
  const memory = sizing.createMemory();
  closes.forEach((close, index) => {
    const bar = { instrumentIndex, symbol: '', intervalMs: DAY_MS, tsMs: (index + 1) * DAY_MS, close };
    sizing.onBar(memory, { ...bar, open: close, high: close, low: close, volume: 1 });
  });
  const past = { memory, profits: new Float64Array(0) };
  return { size: sizing.quantity(input, signal('long'), past), why: sizing.unfit(signal('long'), past) };
}

describe('volatility-target sizing', () => {
  it('divides the target by the realised volatility of a year', () => {
    // Returns of +10 % and −10 %: a deviation of 10 % a day, 191 % a year; 10 / 191 of 1,000 is 0.523 coins.
    const { size, why } = sizedAfter([100, 110, 99]);
    expect(size).toBeCloseTo((0.1 / (0.1 * Math.sqrt(365))) * 10, 9);
    expect(why).toBeNull();
  });

  it('opens nothing until the window is full, and says so', () => {
    expect(sizedAfter([100, 110])).toEqual({
      size: 0,
      why: 'volatility-target sizing: the volatility is not known yet',
    });
  });

  it('is capped where the market hardly moves', () => {
    expect(sizedAfter([100, 100, 100]).size).toBeCloseTo(9, 12);
  });

  it('looks at closes as far apart as it is told, of the symbol itself', () => {
    // Every other close: +10 % and −10 %, whatever is between.
    expect(sizedAfter([1, 100, 5, 110, 7, 99], 0, 2 * DAY_MS).size).toBeCloseTo(
      (0.1 / (0.1 * Math.sqrt(365 / 2))) * 10,
      9,
    );
    expect(sizedAfter([100, 110, 99], 1).size).toBe(0);
  });
});
