import { marginCasesOf } from './margin-case.js';
import { FLAT, sent, sentAt } from './venue-case.js';

/**
 * A long of 50 at 100 with 1,000: the wallet is 995 after the fee, and LP = (995 − 5,000) / (50 × 0.004 − 50) =
 * 80.42168, so 80.43. There the loss is 978.5, and 16.5 of the wallet are left.
 */
const LONG = sent('buy 50 market');
const LONG_OPENED = ['00:01:00 #1 accepted', '00:01:00 #1 buy 50 @ 100 taker, fee 5'];
const FALLS = [[FLAT, [100, 100, 100, 100], [100, 100, 75, 80]]] as const;

export const PERPETUAL_LIQUIDATION_CASES = marginCasesOf('liquidation', [
  {
    name: 'liquidation-long-inside-a-bar',
    situation: 'a bar falls through the liquidation price of a long',
    outcome: 'closed at that price; the clearance fee takes what is left',
    // 50 × 80.43 × 1.25 % = 50.27 is asked, 16.5 are there
    input: { bars: FALLS, script: LONG },
    story: [
      ...LONG_OPENED,
      '00:03:00 #0 sell 50 @ 80.43 taker, fee 16.5',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-clearance-fee-in-full',
    situation: 'a clearance fee that the margin can pay',
    outcome: 'the rest stays in the wallet',
    // 50 × 80.43 × 0.1 % = 4.0215; 16.5 − 4.0215
    input: { bars: FALLS, script: LONG, clearanceFeePct: 0.1 },
    story: [
      ...LONG_OPENED,
      '00:03:00 #0 sell 50 @ 80.43 taker, fee 4.0215',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 12.4785, equity 12.4785',
    ],
  },
  {
    name: 'liquidation-short-inside-a-bar',
    situation: 'a bar rises through the liquidation price of a short',
    outcome: 'closed at that price',
    // (995 + 5,000) / (50 × 1.004) = 119.42231, so 119.42: 971 lost, 24 left, 74.64 asked
    input: { bars: [[FLAT, [100, 100, 100, 100], [100, 125, 100, 120]]], script: sent('sell 50 market') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 50 @ 100 taker, fee 5',
      '00:03:00 #0 buy 50 @ 119.42 taker, fee 24',
      '00:03:00 liquidated -50 at 119.42, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-slipped-into',
    situation: 'a market order to close slips beyond the liquidation price',
    outcome: 'the position is liquidated on the way, and the order ends with it',
    // Bought at 103 for a fee of 5.15, so LP = (994.85 − 5,150) / −49.8 = 83.437, so 83.44. 85 × 0.97 = 82.45 lies below
    // it: 50 × 20.55 = 1,027.5 are lost of 994.85, and 32.65 are covered.
    input: {
      bars: [[FLAT, [100, 100, 85, 85], [85, 85, 85, 85]]],
      script: [...LONG, ...sentAt(2, 'sell 50 market')],
      slippageBps: 300,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 50 @ 103 taker, fee 5.15',
      '00:02:00 #2 accepted',
      '00:02:00 #2 expired LIQUIDATION, 50 left',
      '00:02:00 #0 sell 50 @ 82.45 taker, fee 0',
      '00:02:00 liquidated 50 at 83.44, covered 32.65',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-touched-exactly',
    situation: 'the low is the liquidation price',
    outcome: 'closed: that price has traded',
    input: { bars: [[FLAT, FLAT, [100, 100, 80.43, 90]]], script: LONG },
    story: [
      ...LONG_OPENED,
      '00:03:00 #0 sell 50 @ 80.43 taker, fee 16.5',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-missed-by-a-tick',
    situation: 'the low is a tick above the liquidation price',
    outcome: 'the position stays',
    input: { bars: [[FLAT, FLAT, [100, 100, 80.44, 90]]], script: LONG },
    story: [...LONG_OPENED, 'wallet 995, equity 495'],
  },
  {
    name: 'liquidation-in-the-bar-of-the-entry',
    situation: 'the bar that opened the position falls through it',
    outcome: 'closed inside that bar',
    input: { bars: [[FLAT, [100, 100, 75, 80]]], script: LONG },
    story: [
      ...LONG_OPENED,
      '00:02:00 #0 sell 50 @ 80.43 taker, fee 16.5',
      '00:02:00 liquidated 50 at 80.43, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-gap-long',
    situation: 'the market opens below the price at which nothing is left',
    outcome: 'closed at the open; the insurance fund covers what the wallet lacks, no fee is left to take',
    // 50 × 30 = 1,500 lost of 995
    input: { bars: [[FLAT, FLAT, [70, 71, 69, 70]]], script: LONG },
    story: [
      ...LONG_OPENED,
      '00:02:00 #0 sell 50 @ 70 taker, fee 0',
      '00:02:00 liquidated 50 at 80.43, covered 505',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-gap-short',
    situation: 'the market opens above it, short',
    outcome: 'closed at the open; the insurance fund covers what the wallet lacks',
    input: { bars: [[FLAT, FLAT, [130, 131, 129, 130]]], script: sent('sell 50 market') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 50 @ 100 taker, fee 5',
      '00:02:00 #0 buy 50 @ 130 taker, fee 0',
      '00:02:00 liquidated -50 at 119.42, covered 505',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-small-gap',
    situation: 'the market opens between the liquidation price and the one at which nothing is left',
    outcome: 'closed at the open; the fee takes the rest',
    // 50 × 19.8 = 990 lost, 5 left
    input: { bars: [[FLAT, FLAT, [80.2, 81, 80, 81]]], script: LONG },
    story: [
      ...LONG_OPENED,
      '00:02:00 #0 sell 50 @ 80.2 taker, fee 5',
      '00:02:00 liquidated 50 at 80.43, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-stop-comes-first',
    situation: 'a stop between the market and the liquidation price',
    outcome: 'the stop closes the position and saves the account',
    // 500 lost and 4.5 of fee
    input: { bars: FALLS, script: [...LONG, ...sentAt(1.5, 'sell 50 stop 90 reduce-only')] },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 50 @ 90 taker, fee 4.5',
      'wallet 490.5, equity 490.5',
    ],
  },
  {
    name: 'liquidation-stop-at-the-same-price',
    situation: 'a stop at the liquidation price itself',
    outcome: 'the stop comes first, and pays the ordinary fee',
    // 16.5 − 50 × 80.43 × 0.001
    input: { bars: FALLS, script: [...LONG, ...sentAt(1.5, 'sell 50 stop 80.43 reduce-only')] },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 50 @ 80.43 taker, fee 4.0215',
      'wallet 12.4785, equity 12.4785',
    ],
  },
  {
    name: 'liquidation-stop-too-far',
    situation: 'a stop beyond the liquidation price',
    outcome: 'expires with the liquidation',
    input: { bars: FALLS, script: [...LONG, ...sentAt(1.5, 'sell 50 stop 80 reduce-only')] },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 expired LIQUIDATION, 50 left',
      '00:03:00 #0 sell 50 @ 80.43 taker, fee 16.5',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-partly-stopped',
    situation: 'a stop closes a half before',
    outcome: 'the other half has the wallet to itself and stays',
    // 250 lost, 2.25 of fee: 742.75. LP = (742.75 − 2,500) / (25 × 0.004 − 25) = 70.57229
    input: { bars: FALLS, script: [...LONG, ...sentAt(1.5, 'sell 25 stop 90 reduce-only')] },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 25 @ 90 taker, fee 2.25',
      'wallet 742.75, equity 242.75',
    ],
  },
  {
    name: 'liquidation-take-profit-on-the-way',
    situation: 'a limit on the nearer side of the bar that falls through the liquidation price',
    outcome: 'adaptive: the limit fills first',
    // 50 × 1 won, less 50 × 101 × 0.001
    input: {
      bars: [[FLAT, FLAT, [100, 102, 75, 80]]],
      script: [...LONG, ...sentAt(1.5, 'sell 50 limit 101 reduce-only')],
    },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 sell 50 @ 101 maker, fee 5.05',
      'wallet 1039.95, equity 1039.95',
    ],
  },
  {
    name: 'liquidation-pessimistic-path',
    situation: 'the same on the pessimistic path',
    outcome: 'liquidated before the limit',
    input: {
      bars: [[FLAT, FLAT, [100, 102, 75, 80]]],
      script: [...LONG, ...sentAt(1.5, 'sell 50 limit 101 reduce-only')],
      intrabar: 'pessimistic',
    },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 expired LIQUIDATION, 50 left',
      '00:03:00 #0 sell 50 @ 80.43 taker, fee 16.5',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-cross-has-the-wallet',
    situation: 'cross: a long of 10 with 1,000 behind it, a fall of a quarter',
    outcome: 'stays: LP is 0.11',
    input: { bars: FALLS, script: sent('buy 10 market') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 10 @ 100 taker, fee 1', 'wallet 999, equity 799'],
  },
  {
    name: 'liquidation-isolated-has-its-margin',
    situation: 'isolated: the same',
    outcome: 'liquidated; no more than its own margin is lost',
    // LP = (100 − 1,000) / (10 × 0.004 − 10) = 90.36144, so 90.37: 96.3 lost, 3.7 left for the fee. 999 − 100 = 899.
    input: { bars: FALLS, script: sent('buy 10 market'), mode: 'isolated' },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:03:00 #0 sell 10 @ 90.37 taker, fee 3.7',
      '00:03:00 liquidated 10 at 90.37, covered 0',
      'wallet 899, equity 899',
    ],
  },
  {
    name: 'liquidation-isolated-gap',
    situation: 'isolated: a gap beyond the margin',
    outcome: 'the insurance fund covers it, the rest of the wallet stays',
    // 200 lost of 100
    input: { bars: [[FLAT, FLAT, [80, 80, 80, 80]]], script: sent('buy 10 market'), mode: 'isolated' },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 #0 sell 10 @ 80 taker, fee 0',
      '00:02:00 liquidated 10 at 90.37, covered 100',
      'wallet 899, equity 899',
    ],
  },
  {
    name: 'liquidation-isolated-after-partial-close',
    situation: 'isolated: half of the position was closed before',
    outcome: 'its half of the margin is free, the price is the same',
    // 50 of margin: (50 − 500) / (5 × −0.996) = 90.36144, so 90.37: 48.15 lost, 1.85 left. 999 − 0.5 − 50 = 948.5.
    input: {
      bars: [[FLAT, FLAT, FLAT, [100, 100, 75, 80]]],
      script: [...sent('buy 10 market'), ...sentAt(2, 'sell 5 market')],
      mode: 'isolated',
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 5 @ 100 taker, fee 0.5',
      '00:04:00 #0 sell 5 @ 90.37 taker, fee 1.85',
      '00:04:00 liquidated 5 at 90.37, covered 0',
      'wallet 948.5, equity 948.5',
    ],
  },
  {
    name: 'liquidation-cross-closes-everything',
    situation: 'cross: two positions, one of them falls',
    outcome: 'all orders expire, both positions are closed, reckoned together',
    // 994 after two fees of 3. Behind the first: 994 − 30 × 100 × 0.004 = 982. LP = (982 − 3,000) / (30 × −0.996) =
    // 67.53681, so 67.54: 973.8 lost, 20.2 left, which the first leg's fee takes.
    input: {
      bars: [
        [FLAT, FLAT, [100, 100, 60, 60]],
        [FLAT, FLAT, FLAT],
      ],
      script: [
        { minute: 1, order: 'buy 30 market' },
        { minute: 1, order: 'buy 30 market', instrument: 1 },
        { minute: 2, order: 'sell 30 limit 150' },
        { minute: 2, order: 'sell 30 limit 150', instrument: 1 },
      ],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 buy 30 @ 100 taker, fee 3',
      '00:01:00 #2 buy 30 @ 100 taker, fee 3',
      '00:02:00 #3 accepted',
      '00:02:00 #4 accepted',
      '00:03:00 #3 expired LIQUIDATION, 30 left',
      '00:03:00 #4 expired LIQUIDATION, 30 left',
      '00:03:00 #0 sell 30 @ 67.54 taker, fee 20.2',
      '00:03:00 liquidated 30 at 67.54, covered 0',
      '00:03:00 #0 sell 30 @ 100 taker, fee 0',
      '00:03:00 liquidated 30 at 100, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-isolated-closes-one',
    situation: 'isolated: two positions, one of them falls',
    outcome: 'only that one is closed, only its orders expire',
    // 300 of margin each: (300 − 3,000) / (30 × −0.996) = 90.36144: 288.9 lost, 11.1 left. 994 − 300 = 694.
    input: {
      bars: [
        [FLAT, FLAT, [100, 100, 60, 60]],
        [FLAT, FLAT, FLAT],
      ],
      script: [
        { minute: 1, order: 'buy 30 market' },
        { minute: 1, order: 'buy 30 market', instrument: 1 },
        { minute: 2, order: 'sell 30 limit 150' },
        { minute: 2, order: 'sell 30 limit 150', instrument: 1 },
      ],
      mode: 'isolated',
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 buy 30 @ 100 taker, fee 3',
      '00:01:00 #2 buy 30 @ 100 taker, fee 3',
      '00:02:00 #3 accepted',
      '00:02:00 #4 accepted',
      '00:03:00 #3 expired LIQUIDATION, 30 left',
      '00:03:00 #0 sell 30 @ 90.37 taker, fee 11.1',
      '00:03:00 liquidated 30 at 90.37, covered 0',
      'wallet 694, equity 694',
    ],
  },
  {
    name: 'liquidation-other-sub-account',
    situation: 'two strategies with the same long, one of them with more cash',
    outcome: 'only the one that is used up is closed',
    input: {
      bars: FALLS,
      script: [
        { minute: 1, order: 'buy 50 market' },
        { minute: 1, order: 'buy 50 market', strategy: 1 },
      ],
      cash: ['1000', '2000'],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 buy 50 @ 100 taker, fee 5',
      '00:01:00 #2 buy 50 @ 100 taker, fee 5',
      '00:03:00 #0 sell 50 @ 80.43 taker, fee 16.5',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 0, equity 0',
      'wallet 1995, equity 995',
    ],
  },
  {
    name: 'liquidation-reduce-only-afterwards',
    situation: 'a reduce-only order that comes after the liquidation',
    outcome: 'rejected: REDUCE_ONLY',
    input: {
      bars: [[FLAT, FLAT, [100, 100, 75, 80], [80, 80, 80, 80]]],
      script: [...LONG, ...sentAt(3, 'sell 50 market reduce-only')],
    },
    story: [
      ...LONG_OPENED,
      '00:03:00 #0 sell 50 @ 80.43 taker, fee 16.5',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      '00:03:00 #2 rejected REDUCE_ONLY',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'liquidation-reopened-at-the-same-cash',
    situation: 'no fees; a new position leaves the same cash as one before it',
    outcome: 'has a liquidation price of its own',
    // 10 × 100 and 5 × 200 both leave 100 − 1,000. LP = (100 − 1,000) / (5 × −0.996) = 180.72289, so 180.73: 96.35 lost.
    input: {
      bars: [[FLAT, FLAT, FLAT, [200, 200, 200, 200], [200, 200, 200, 200], [200, 200, 150, 150]]],
      script: [...sent('buy 10 market'), ...sentAt(2, 'sell 10 market'), ...sentAt(4, 'buy 5 market')],
      cash: ['100'],
      takerBps: 0,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 0',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 10 @ 100 taker, fee 0',
      '00:04:00 #3 accepted',
      '00:04:00 #3 buy 5 @ 200 taker, fee 0',
      '00:06:00 #0 sell 5 @ 180.73 taker, fee 3.65',
      '00:06:00 liquidated 5 at 180.73, covered 0',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'margin-spot-short',
    situation: 'a short on a spot market with a leverage of 2 and a maintenance of 5 %',
    outcome: 'lent, and liquidated where the equity is 5 % of the notional',
    // (999 + 1,000) / (10 × 1.05) = 190.38095, so 190.38: 903.8 lost, 95.2 left, less 1,903.8 × 1.25 % = 23.7975
    input: {
      bars: [[FLAT, FLAT, [100, 200, 100, 150]]],
      script: sent('sell 10 market'),
      leverage: 2,
      maintenance: '0.05',
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 10 @ 100 taker, fee 1',
      '00:03:00 #0 buy 10 @ 190.38 taker, fee 23.7975',
      '00:03:00 liquidated -10 at 190.38, covered 0',
      'wallet 71.4025, equity 71.4025',
    ],
  },
]);
