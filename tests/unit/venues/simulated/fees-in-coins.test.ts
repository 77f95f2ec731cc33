import { describe, expect, it } from 'vitest';
import { type BenchBar, money, runBench, story } from './venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];
const specs = [{ quantityDecimals: 8 }];

describe('fees in coins', () => {
  const run = {
    bars: [[FLAT, FLAT, [110, 110, 110, 110] as BenchBar, FLAT]],
    specs,
    feesInBase: true,
    script: [
      { minute: 1, order: 'buy 1 market' },
      { minute: 2, order: 'sell 0.999 market' },
    ],
  };

  it('are kept of what is bought, and paid in quote currency of what is sold', () => {
    // 10 bps of 1 coin are 0.001 coins, worth 0.1 at 100; of 0.999 × 110 = 109.89 they are 0.10989.
    expect(story(run)).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 0.999 @ 110 taker, fee 0.10989',
    ]);
  });

  it('leave venue and books with the same coins and the same cash', () => {
    const { collateral, accounts } = runBench(run);
    // 10,000 − 100 + 109.89 − 0.10989
    expect(collateral.state.cash).toEqual([money('10009.78011')]);
    expect(accounts[0].cash).toBe(money('10009.78011'));
    expect(collateral.state.holdings).toEqual([[0]]);
    expect(accounts[0].positions[0].quantity).toBe(0);
    expect(accounts[0].positions[0].cost).toBe(0n);
    // 0.999 coins had cost 99.9, and brought 109.89.
    expect(accounts[0].realized).toBe(money('9.99'));
    expect(accounts[0].fees).toBe(money('0.20989'));
  });

  it('refuse to sell the coins that the fee took', () => {
    const script = [run.script[0], { minute: 2, order: 'sell 1 market' }];
    expect(story({ ...run, script }).at(-1)).toBe('00:02:00 #2 rejected INSUFFICIENT_BALANCE');
  });
});
