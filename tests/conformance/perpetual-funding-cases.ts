import { marginCasesOf } from './margin-case.js';
import { FLAT, sent, sentAt } from './venue-case.js';

/** Five milliseconds in minutes. */
const A_LITTLE = 5 / 60_000;

export const PERPETUAL_FUNDING_CASES = marginCasesOf('funding', [
  {
    name: 'funding-long-pays',
    situation: 'a positive rate, long',
    outcome: 'pays quantity × price × rate',
    // 10 × 102 × 0.0001 = 0.102
    input: {
      bars: [[FLAT, [100, 102, 100, 102], [102, 102, 102, 102]]],
      script: sent('buy 10 market'),
      funding: [[[2, 0.0001]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 funding -0.102 on 10 @ 102',
      'wallet 998.898, equity 1018.898',
    ],
  },
  {
    name: 'funding-short-receives',
    situation: 'a positive rate, short',
    outcome: 'receives to the last digit what a long of that size pays',
    input: {
      bars: [[FLAT, [100, 102, 100, 102], [102, 102, 102, 102]]],
      script: sent('sell 10 market'),
      funding: [[[2, 0.0001]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 10 @ 100 taker, fee 1',
      '00:02:00 funding 0.102 on -10 @ 102',
      'wallet 999.102, equity 979.102',
    ],
  },
  {
    name: 'funding-negative-rate',
    situation: 'a negative rate, long',
    outcome: 'receives',
    input: { bars: [[FLAT, FLAT, FLAT]], script: sent('buy 10 market'), funding: [[[2, -0.0003]]] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 funding 0.3 on 10 @ 100',
      'wallet 999.3, equity 999.3',
    ],
  },
  {
    name: 'funding-negative-rate-short',
    situation: 'a negative rate, short',
    outcome: 'pays',
    input: { bars: [[FLAT, FLAT, FLAT]], script: sent('sell 10 market'), funding: [[[2, -0.0003]]] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 10 @ 100 taker, fee 1',
      '00:02:00 funding -0.3 on -10 @ 100',
      'wallet 998.7, equity 998.7',
    ],
  },
  {
    name: 'funding-mark-price-of-the-file',
    situation: 'the file has a mark price',
    outcome: 'it counts, and not the last price',
    // 10 × 105 × 0.0001
    input: { bars: [[FLAT, FLAT, FLAT]], script: sent('buy 10 market'), funding: [[[2, 0.0001, 105]]] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 funding -0.105 on 10 @ 105',
      'wallet 998.895, equity 998.895',
    ],
  },
  {
    name: 'funding-opened-just-before',
    situation: 'opened at the open of the minute, funding some milliseconds later',
    outcome: 'pays',
    input: { bars: [[FLAT, FLAT, FLAT]], script: sent('buy 10 market'), funding: [[[1 + A_LITTLE, 0.0001]]] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:01:00.005 funding -0.1 on 10 @ 100',
      'wallet 998.9, equity 998.9',
    ],
  },
  {
    name: 'funding-opened-just-after',
    situation: 'opened at the open that follows the funding time',
    outcome: 'pays nothing',
    input: { bars: [[FLAT, FLAT, FLAT]], script: sent('buy 10 market'), funding: [[[1, 0.0001]]] },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 10 @ 100 taker, fee 1', 'wallet 999, equity 999'],
  },
  {
    name: 'funding-closed-just-before',
    situation: 'closed at the open of the minute, funding some milliseconds later',
    outcome: 'pays nothing',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 10 market'), ...sentAt(2, 'sell 10 market')],
      funding: [[[2 + A_LITTLE, 0.0001]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 10 @ 100 taker, fee 1',
      'wallet 998, equity 998',
    ],
  },
  {
    name: 'funding-closed-just-after',
    situation: 'closed at the open that follows the funding time',
    outcome: 'pays',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 10 market'), ...sentAt(1.5, 'sell 10 market')],
      funding: [[[2, 0.0001]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:01:30 #2 accepted',
      '00:02:00 funding -0.1 on 10 @ 100',
      '00:02:00 #2 sell 10 @ 100 taker, fee 1',
      'wallet 997.9, equity 997.9',
    ],
  },
  {
    name: 'funding-two-sides-of-a-desk',
    situation: 'one strategy is long, another short of the same size',
    outcome: 'what one pays the other gets',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [
        { minute: 1, order: 'buy 3.333 market' },
        { minute: 1, order: 'sell 3.333 market', strategy: 1 },
      ],
      cash: ['1000', '1000'],
      takerBps: 0,
      // 3.333 × 100 × 0.00003333 = 0.011108889, rounded to 0.01110889
      funding: [[[2, 0.00003333]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 buy 3.333 @ 100 taker, fee 0',
      '00:01:00 #2 sell 3.333 @ 100 taker, fee 0',
      '00:02:00 funding -0.01110889 on 3.333 @ 100',
      '00:02:00 funding 0.01110889 on -3.333 @ 100',
      'wallet 999.98889111, equity 999.98889111',
      'wallet 1000.01110889, equity 1000.01110889',
    ],
  },
  {
    name: 'funding-before-the-first-price',
    situation: 'a funding time before a symbol has a price',
    outcome: 'nobody holds it, nothing happens',
    input: {
      bars: [
        [FLAT, FLAT, FLAT],
        [null, null, FLAT],
      ],
      script: [],
      funding: [[], [[1, 0.0001]]],
    },
    story: ['wallet 1000, equity 1000'],
  },
  {
    name: 'funding-eats-the-margin',
    situation: 'isolated: a payment of half the margin',
    outcome: 'the position is liquidated where the rest of it is used up',
    // Margin 100 − 10 × 100 × 5 % = 50. LP = (50 − 1,000) / (10 × 0.004 − 10) = 95.38153, so 95.39.
    // 46.1 lost, 3.9 left for a fee that asks for 1.25 % of 953.9: 999 − 50 − 46.1 − 3.9 = 899.
    input: {
      bars: [[FLAT, FLAT, [100, 100, 95, 96]]],
      script: sent('buy 10 market'),
      mode: 'isolated',
      funding: [[[2, 0.05]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 funding -50 on 10 @ 100',
      '00:03:00 #0 sell 10 @ 95.39 taker, fee 3.9',
      '00:03:00 liquidated 10 at 95.39, covered 0',
      'wallet 899, equity 899',
    ],
  },
]);
