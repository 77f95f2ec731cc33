import type { PriceUnits } from '../../src/core/units.js';
import type { OrderTerms } from '../../src/events/order-terms.js';
import { readOrder } from '../unit/venues/simulated/order-text.js';
import { benchInstrument } from '../unit/venues/simulated/venue-bench.js';
import { casesOf, FLAT, sent } from './venue-case.js';

const HELD = { holdings: [['1']] } as const;
/** Low first, for it is nearer: 100, 99, 110, 109. */
const UP_TO_110 = [100, 110, 99, 109] as const;
/** High first: 100, 101, 90, 91. */
const DOWN_TO_90 = [100, 101, 90, 91] as const;

/** A trail by a price and by basis points at once, which no text says. */
function withBothTrails(): OrderTerms {
  const terms = readOrder('sell 1 trailing-stop 2%', benchInstrument(), 0, 0);
  return { ...terms, conditions: terms.conditions && { ...terms.conditions, trailOffset: 150 as PriceUnits } };
}

export const TRAILING_STOP_CASES = casesOf('trailing-stop', [
  {
    name: 'trailing-stop-sell-bps',
    situation: 'by basis points, sell',
    outcome: 'follows the high, triggers at the high less 2 %',
    // 110 × 0.98 = 107.8; the bar that made the high closes above it.
    input: { ...HELD, bars: [[FLAT, UP_TO_110, [109, 109, 105, 106]]], script: sent('sell 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 triggered', '00:03:00 #1 sell 1 @ 107.8 taker, fee 0.1078'],
  },
  {
    name: 'trailing-stop-buy-bps',
    situation: 'by basis points, buy',
    outcome: 'follows the low, triggers at the low plus 2 %',
    // 90 × 1.02 = 91.8
    input: { bars: [[FLAT, DOWN_TO_90, [91, 95, 91, 94]]], script: sent('buy 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 triggered', '00:03:00 #1 buy 1 @ 91.8 taker, fee 0.0918'],
  },
  {
    name: 'trailing-stop-sell-price',
    situation: 'by a price, sell',
    outcome: 'triggers at the high less 1.5',
    input: { ...HELD, bars: [[FLAT, UP_TO_110, [109, 109, 105, 106]]], script: sent('sell 1 trailing-stop 1.5') },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 triggered', '00:03:00 #1 sell 1 @ 108.5 taker, fee 0.1085'],
  },
  {
    name: 'trailing-stop-buy-price',
    situation: 'by a price, buy',
    outcome: 'triggers at the low plus 1.5',
    input: { bars: [[FLAT, DOWN_TO_90, [91, 95, 91, 94]]], script: sent('buy 1 trailing-stop 1.5') },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 triggered', '00:03:00 #1 buy 1 @ 91.5 taker, fee 0.0915'],
  },
  {
    name: 'trailing-stop-sell-gap',
    situation: 'gap through it, sell',
    outcome: 'fills at the open, which is worse',
    input: { ...HELD, bars: [[FLAT, UP_TO_110, [104, 105, 103, 104]]], script: sent('sell 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 104 taker, fee 0.104'],
  },
  {
    name: 'trailing-stop-buy-gap',
    situation: 'gap through it, buy',
    outcome: 'fills at the open, which is worse',
    input: { bars: [[FLAT, DOWN_TO_90, [96, 97, 95, 96]]], script: sent('buy 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 96 taker, fee 0.096'],
  },
  {
    name: 'trailing-stop-up-then-down',
    situation: 'one bar: up, then down',
    outcome: 'triggers on the way down from the high of the same bar',
    // 100, 99.5, 110, 105: 110 × 0.98
    input: { ...HELD, bars: [[FLAT, [100, 110, 99.5, 105]]], script: sent('sell 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 107.8 taker, fee 0.1078'],
  },
  {
    name: 'trailing-stop-down-then-up',
    situation: 'one bar: down, then up',
    outcome: 'a dip within the trail triggers nothing, and the high comes after it',
    // 100 × 0.98 = 98 lies below the low; 104 × 0.98 = 101.92 below the close.
    input: { ...HELD, bars: [[FLAT, [100, 104, 99, 104]]], script: sent('sell 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted'],
  },
  {
    name: 'trailing-stop-buy-down-then-up',
    situation: 'one bar: down, then up, buy',
    outcome: 'triggers on the way up from the low of the same bar',
    // 100, 100.5, 90, 95: 90 × 1.02
    input: { bars: [[FLAT, [100, 100.5, 90, 95]]], script: sent('buy 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 91.8 taker, fee 0.0918'],
  },
  {
    name: 'trailing-stop-small-high-first',
    situation: 'one bar: a small high, then down',
    outcome: 'triggers below the high of the same bar, not below where it began',
    // 100, 101, 95, 96: 101 × 0.98 = 98.98
    input: { ...HELD, bars: [[FLAT, [100, 101, 95, 96]]], script: sent('sell 1 trailing-stop 2%') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 98.98 taker, fee 0.09898'],
  },
  {
    name: 'trailing-stop-never-back',
    situation: 'the market comes back within the trail, and rises less far',
    outcome: 'the level never moves back: still the first high less 2 %',
    input: {
      ...HELD,
      bars: [[FLAT, UP_TO_110, [109, 109, 108, 108.5], [108.5, 109.5, 108, 109], [109, 109, 107, 107]]],
      script: sent('sell 1 trailing-stop 2%'),
    },
    story: ['00:01:00 #1 accepted', '00:05:00 #1 triggered', '00:05:00 #1 sell 1 @ 107.8 taker, fee 0.1078'],
  },
  {
    name: 'trailing-stop-sell-activation',
    situation: 'activation price, sell',
    outcome: 'does nothing before it; from then on follows the high',
    // At 112: 112 × 0.98 = 109.76
    input: {
      ...HELD,
      bars: [[FLAT, [100, 101, 95, 96], [96, 112, 96, 111], [111, 111, 108, 109]]],
      script: sent('sell 1 trailing-stop 2% from 110'),
    },
    story: ['00:01:00 #1 accepted', '00:04:00 #1 triggered', '00:04:00 #1 sell 1 @ 109.76 taker, fee 0.10976'],
  },
  {
    name: 'trailing-stop-buy-activation',
    situation: 'activation price, buy',
    outcome: 'does nothing before it; from then on follows the low',
    // At 88: 88 × 1.02 = 89.76
    input: {
      bars: [[FLAT, [100, 105, 99, 104], [104, 104, 88, 89], [89, 92, 89, 91]]],
      script: sent('buy 1 trailing-stop 2% from 90'),
    },
    story: ['00:01:00 #1 accepted', '00:04:00 #1 triggered', '00:04:00 #1 buy 1 @ 89.76 taker, fee 0.08976'],
  },
  {
    name: 'trailing-stop-activation-passed',
    situation: 'activation price passed at arrival',
    outcome: 'trails at once, from the last price',
    // 100 × 0.98
    input: { ...HELD, bars: [[FLAT, [100, 100, 97, 97]]], script: sent('sell 1 trailing-stop 2% from 99') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 98 taker, fee 0.098'],
  },
  {
    name: 'trailing-stop-activation-gap',
    situation: 'activated by a gap at the open',
    outcome: 'trails from the open, and may trigger in that bar',
    // 112 × 0.98
    input: { ...HELD, bars: [[FLAT, [112, 112, 109, 109]]], script: sent('sell 1 trailing-stop 2% from 110') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 109.76 taker, fee 0.10976'],
  },
  {
    name: 'trailing-stop-level-off-the-tick',
    situation: 'the level lies between two ticks',
    outcome: 'moves away from the market to the tick',
    // 101.01 × 0.99 = 99.9999, down to 99.99
    input: {
      ...HELD,
      bars: [[FLAT, [100, 101.01, 99.5, 101], [101, 101, 99.99, 100]]],
      script: sent('sell 1 trailing-stop 1%'),
    },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 triggered', '00:03:00 #1 sell 1 @ 99.99 taker, fee 0.09999'],
  },
  {
    name: 'trailing-stop-latency',
    situation: 'latency: arrives after the open',
    outcome: 'trails from the price at its arrival; the bar that is open moves nothing',
    // From the open at 100, not the high of 120: 98. The bar after falls to 97.
    input: {
      ...HELD,
      bars: [[FLAT, [100, 120, 90, 100], [100, 100, 97, 98]]],
      script: sent('sell 1 trailing-stop 2%'),
      latencyMs: 200,
    },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 triggered', '00:03:00 #1 sell 1 @ 98 taker, fee 0.098'],
  },
  {
    name: 'trailing-stop-slippage',
    situation: 'slippage of 10 bps',
    outcome: 'slips like any taker',
    // 107.8 × 0.999 = 107.6922, down to 107.69
    input: {
      ...HELD,
      bars: [[FLAT, UP_TO_110, [109, 109, 105, 106]]],
      script: sent('sell 1 trailing-stop 2%'),
      slippageBps: 10,
    },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 triggered', '00:03:00 #1 sell 1 @ 107.69 taker, fee 0.10769'],
  },
  {
    name: 'trailing-stop-cap-over-several-bars',
    situation: 'participation cap, partial fill, then completed',
    outcome: 'fills a share where it triggers, the rest at the next open',
    // 2 × 50 % = 1, twice.
    input: {
      bars: [[FLAT, UP_TO_110, [109, 109, 105, 106, 2], [106, 106, 106, 106, 2]]],
      script: sent('sell 2 trailing-stop 2%'),
      holdings: [['2']],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:03:00 #1 triggered',
      '00:03:00 #1 sell 1 @ 107.8 taker, fee 0.1078, 1 left',
      '00:03:00 #1 sell 1 @ 106 taker, fee 0.106',
    ],
  },
  {
    name: 'trailing-stop-reduce-only-closed-before',
    situation: 'reduce-only after another order has closed the position',
    outcome: 'expires with the fill that closes it',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 trailing-stop 2% reduce-only', 'sell 1 market') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #2 sell 1 @ 100 taker, fee 0.1',
      '00:01:00 #1 expired REDUCE_ONLY, 1 left',
    ],
  },
  {
    name: 'trailing-stop-no-trail',
    situation: 'no trail',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 trailing-stop 0%') },
    story: ['00:01:00 #1 rejected INVALID_TRAIL'],
  },
  {
    name: 'trailing-stop-both-trails',
    situation: 'a trail by price and by basis points',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: [{ minute: 1, order: withBothTrails() }] },
    story: ['00:01:00 #1 rejected INVALID_TRAIL'],
  },
  {
    name: 'trailing-stop-whole-price',
    situation: 'a trail of 100 %',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 trailing-stop 100%') },
    story: ['00:01:00 #1 rejected INVALID_TRAIL'],
  },
  {
    name: 'trailing-stop-not-covered',
    situation: 'insufficient balance at arrival, sell',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 2 trailing-stop 2%') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_BALANCE'],
  },
]);
