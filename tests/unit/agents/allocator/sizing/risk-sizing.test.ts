import { describe, expect, it } from 'vitest';
import { RiskSizing } from '../../../../../src/agents/allocator/sizing/risk-sizing.js';
import { signal } from '../../desk-parts.js';

const strict = new RiskSizing({ riskPct: 1, maxPct: 100, fallbackStopPct: null });
const lenient = new RiskSizing({ riskPct: 1, maxPct: 100, fallbackStopPct: 4 });
const input = { equity: 10_000, price: 100, strength: 1 };

describe('risk sizing', () => {
  it('goes from the entry that the signal asks for to its stop, on either side', () => {
    // 1 % of 10,000 is 100: from 96 to 94 that is 50 coins, from 100 to 105 it is 20.
    const dip = signal('long', { entry: { type: 'limit', limitPrice: 96 }, exits: { stopPrice: 94 } });
    expect(strict.quantity(input, dip)).toBeCloseTo(50, 12);
    expect(strict.quantity(input, signal('short', { exits: { stopPrice: 105 } }))).toBeCloseTo(20, 12);
  });

  it('takes the distance of a trailing stop', () => {
    // 200 bps of 100 are 2.
    expect(strict.quantity(input, signal('long', { exits: { trailBps: 200 } }))).toBeCloseTo(50, 12);
  });

  it('has no size without a stop, and says so, unless it may assume one', () => {
    expect(strict.quantity(input, signal('long'))).toBe(0);
    expect(strict.unfit(signal('long'))).toBe('risk sizing: the signal has no stop');
    // 4 % of 100 are 4.
    expect(lenient.quantity(input, signal('long'))).toBeCloseTo(25, 12);
    expect(lenient.unfit(signal('long'))).toBeNull();
  });

  it('opens nothing with a stop on the wrong side', () => {
    expect(strict.quantity(input, signal('long', { exits: { stopPrice: 101 } }))).toBe(0);
  });
});
