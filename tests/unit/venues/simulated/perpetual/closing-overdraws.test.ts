import { describe, expect, it } from 'vitest';
import { type MarginInput, marginStory } from './margin-bench.js';

const FLAT = [100, 100, 100, 100] as const;

/** A position is opened at 100; the market goes to `price`, the mark price stays. Then an order closes some of it. */
function closeAt(price: number, orders: readonly [open: string, close: string], more: Partial<MarginInput> = {}) {
  return marginStory({
    bars: [[FLAT, FLAT, [price, price, price, price]]],
    marks: [[FLAT, FLAT, FLAT]],
    script: [
      { minute: 1, order: orders[0] },
      { minute: 2, order: orders[1] },
    ],
    takerBps: 0,
    ...more,
  }).slice(2);
}

describe('an order that closes far from the mark price', () => {
  it('fills as long as something is left', () => {
    // 50 × 20 = 1,000 lost of 1,000
    expect(closeAt(80, ['buy 50 market', 'sell 50 market'])).toEqual([
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 50 @ 80 taker, fee 0',
      'wallet 0, equity 0',
    ]);
  });

  it('ends in a liquidation where a cent more would be lost', () => {
    expect(closeAt(79.99, ['buy 50 market', 'sell 50 market'])).toEqual([
      '00:02:00 #2 accepted',
      '00:02:00 #2 expired LIQUIDATION, 50 left',
      '00:02:00 #0 sell 50 @ 79.99 taker, fee 0',
      '00:02:00 liquidated 50 at 80.33, covered 0.5',
      'wallet 0, equity 0',
    ]);
  });

  it('counts the fee, too', () => {
    // 4 of 50 × 80 × 0.1 % are not there: LP = (995 − 5,000) / (50 × −0.996), with 5 paid at the opening.
    expect(closeAt(80.1, ['buy 50 market', 'sell 50 market'], { takerBps: 10 })[1]).toContain('expired LIQUIDATION');
    expect(closeAt(80.2, ['buy 50 market', 'sell 50 market'], { takerBps: 10 })[1]).toContain('sell 50 @ 80.2 taker');
  });

  it('closes a part while the wallet carries it', () => {
    // 10 × 50 lost; the rest is worth what the mark price says.
    expect(closeAt(50, ['buy 50 market', 'sell 10 market'])).toEqual([
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 10 @ 50 taker, fee 0',
      'wallet 500, equity -1500',
    ]);
  });

  it('does not ask of one that enlarges the position', () => {
    expect(closeAt(50, ['buy 50 market', 'buy 1 market'])[1]).toContain('buy 1 @ 50 taker');
  });

  it('looks at the margin of an isolated position alone', () => {
    // 100 of margin behind 10: 10 × 10 at 90, a half of it behind a half
    const isolated = { mode: 'isolated' } as const;
    expect(closeAt(90, ['buy 10 market', 'sell 10 market'], isolated)[1]).toContain('sell 10 @ 90 taker');
    expect(closeAt(90, ['buy 10 market', 'sell 5 market'], isolated)[1]).toContain('sell 5 @ 90 taker');
    expect(closeAt(89.99, ['buy 10 market', 'sell 5 market'], isolated)).toEqual([
      '00:02:00 #2 accepted',
      '00:02:00 #2 expired LIQUIDATION, 5 left',
      '00:02:00 #0 sell 10 @ 89.99 taker, fee 0',
      '00:02:00 liquidated 10 at 90.37, covered 0.1',
      'wallet 900, equity 900',
    ]);
    expect(closeAt(110.01, ['sell 10 market', 'buy 10 market'], isolated)[1]).toContain('expired LIQUIDATION');
  });
});
