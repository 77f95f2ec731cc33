import { describe, expect, it } from 'vitest';
import { RegimeShares } from '../../../../../src/agents/allocator/models/regime-shares.js';
import { viewOf } from './allocation-views.js';

const MINUTE_MS = 60_000;
const OPTIONS = {
  instrumentIndex: 0,
  symbol: 'BTCUSDT',
  everyMs: MINUTE_MS,
  adxPeriod: 3,
  trendAdx: 25,
  volatilityWindow: 2,
  lookback: 5,
  volatilePct: 90,
  shares: { trending: [0.7, 0.3], ranging: [0.2, 0.4], volatile: null },
};

function regimeAfter(closes: readonly number[], options: Partial<typeof OPTIONS> = {}) {
  const model = new RegimeShares({ ...OPTIONS, ...options });
  const state = model.createState();
  closes.forEach((close, index) => {
    const open = closes[index - 1] ?? close;
    const [high, low] = [Math.max(open, close), Math.min(open, close)];
    const tsMs = (index + 1) * MINUTE_MS;
    model.onBar(state, {
      instrumentIndex: 0,
      symbol: 'BTCUSDT',
      intervalMs: MINUTE_MS,
      tsMs,
      open,
      high,
      low,
      close,
      volume: 1,
    });
  });
  return model.allocate(viewOf([[], []]), state);
}

/** A rise by ever smaller percentages: all up, and less volatile with each bar. */
const RISE = Array.from({ length: 20 }, (_, index) => 100 + index);
/** Up and down in turn, a little beyond the last high and the last low: as much movement upward as downward. */
const RANGE = Array.from({ length: 20 }, (_, index) => 100 + (index % 2 === 0 ? 1 : -1) * (1 + index / 40));

describe('regime shares', () => {
  it('follow a trend', () => {
    const { shares, reason } = regimeAfter(RISE);
    expect(shares).toEqual([0.7, 0.3]);
    // Nothing but upward movement: an ADX of 100.
    expect(reason).toBe('regime: a 70.0 %, b 30.0 % (BTCUSDT is trending: ADX 100.0, volatility at its percentile 0)');
  });

  it('tell a range from it', () => {
    // Its swings grow; a percentile above 100 leaves the volatility out of it.
    const { shares, reason } = regimeAfter(RANGE, { volatilePct: 101 });
    expect(shares).toEqual([0.2, 0.4]);
    expect(reason).toContain('BTCUSDT is ranging');
  });

  it('put a volatility beyond the past first, even in a trend; equal where the scenario says nothing', () => {
    const { shares, reason } = regimeAfter([...RISE, 150]);
    expect(shares).toEqual([0.5, 0.5]);
    expect(reason).toContain('BTCUSDT is volatile: ADX 100.0, volatility at its percentile 100');
  });

  it('are equal until the market is known', () => {
    // Two returns give the first volatility, five of the past have to come before: eight closes.
    expect(regimeAfter(RISE.slice(0, 7)).reason).toBe(
      'regime: a 50.0 %, b 50.0 % (the regime of BTCUSDT is not known yet)',
    );
    expect(regimeAfter(RISE.slice(0, 8)).reason).toContain('trending');
  });

  it('look at longer bars made of the data', () => {
    // Bars of two minutes: seven of them are not enough, as above.
    const longer = { everyMs: 2 * MINUTE_MS };
    expect(regimeAfter(RISE.slice(0, 14), longer).reason).toContain('not known yet');
    expect(regimeAfter(RISE.slice(0, 16), longer).reason).toContain('trending');
  });
});
