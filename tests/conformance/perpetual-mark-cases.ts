import { marginCasesOf } from './margin-case.js';
import { FLAT, sent, sentAt } from './venue-case.js';

/** As in the liquidation cases: 995 behind a long of 50 at 100, LP = 80.43; behind a short of 50, LP = 119.42. */
const LONG = sent('buy 50 market');
const LONG_OPENED = ['00:01:00 #1 accepted', '00:01:00 #1 buy 50 @ 100 taker, fee 5'];
const QUIET = [[FLAT, FLAT, FLAT]] as const;
/** Five milliseconds in minutes. */
const A_LITTLE = 5 / 60_000;

export const PERPETUAL_MARK_CASES = marginCasesOf('mark price', [
  {
    name: 'mark-spikes-alone',
    situation: 'the mark price falls through the liquidation price of a long, the market does not move',
    outcome: 'closed where the market is; nothing is lost but the clearance fee',
    // 50 × 100 × 1.25 % = 62.5
    input: { bars: QUIET, marks: [[FLAT, FLAT, [100, 100, 75, 100]]], script: LONG },
    story: [
      ...LONG_OPENED,
      '00:03:00 #0 sell 50 @ 100 taker, fee 62.5',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 932.5, equity 932.5',
    ],
  },
  {
    name: 'mark-spares-from-a-wick',
    situation: 'the market falls through the liquidation price and comes back, the mark price does not move',
    outcome: 'the position stays',
    input: { bars: [[FLAT, FLAT, [100, 100, 75, 100]]], marks: QUIET, script: LONG },
    story: [...LONG_OPENED, 'wallet 995, equity 995'],
  },
  {
    name: 'mark-short',
    situation: 'the mark price of a short rises further than the market',
    outcome: 'closed where the market is, on its own way up, when the mark price is at the liquidation price',
    // 19.42 of the mark price's 25 are 0.7768 of the way, on which the market comes to 100 + 0.7768 × 4 = 103.1072, so
    // 103.11: 155.5 lost, 50 × 103.11 × 1.25 % = 64.44375
    input: {
      bars: [[FLAT, FLAT, [100, 104, 100, 102]]],
      marks: [[FLAT, FLAT, [100, 125, 100, 101]]],
      script: sent('sell 50 market'),
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 50 @ 100 taker, fee 5',
      '00:03:00 #0 buy 50 @ 103.11 taker, fee 64.44375',
      '00:03:00 liquidated -50 at 119.42, covered 0',
      'wallet 775.05625, equity 775.05625',
    ],
  },
  {
    name: 'mark-isolated',
    situation: 'isolated: the mark price takes the margin of one position',
    outcome: 'closed where the market is; what the fee leaves of its margin is free again',
    // LP = 90.37, as without a mark price; 10 × 100 × 1.25 % = 12.5 of the margin of 100
    input: {
      bars: QUIET,
      marks: [[FLAT, FLAT, [100, 100, 90, 95]]],
      script: sent('buy 10 market'),
      mode: 'isolated',
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:03:00 #0 sell 10 @ 100 taker, fee 12.5',
      '00:03:00 liquidated 10 at 90.37, covered 0',
      'wallet 986.5, equity 986.5',
    ],
  },
  {
    name: 'mark-opens-beyond',
    situation: 'the mark price opens beyond the liquidation price, the market does not',
    outcome: 'closed at the open of the market',
    // 50 lost, 50 × 99 × 1.25 % = 61.875
    input: {
      bars: [[FLAT, FLAT, [99, 99, 99, 99]]],
      marks: [[FLAT, FLAT, [80, 81, 80, 80]]],
      script: LONG,
    },
    story: [
      ...LONG_OPENED,
      '00:02:00 #0 sell 50 @ 99 taker, fee 61.875',
      '00:02:00 liquidated 50 at 80.43, covered 0',
      'wallet 883.125, equity 883.125',
    ],
  },
  {
    name: 'mark-stop-on-the-way',
    situation:
      'the mark price falls faster than the market, which touches a stop before it is at the liquidation price',
    outcome: 'the stop closes the position and saves the account',
    // Half way down the market is at 90, the mark price at 85
    input: {
      bars: [[FLAT, FLAT, [100, 100, 80, 80]]],
      marks: [[FLAT, FLAT, [100, 100, 70, 80]]],
      script: [...LONG, ...sentAt(1.5, 'sell 50 stop 90 reduce-only')],
    },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 50 @ 90 taker, fee 4.5',
      'wallet 490.5, equity 490.5',
    ],
  },
  {
    name: 'mark-stop-too-late',
    situation: 'the same with a stop that the market touches after that',
    outcome: 'liquidated on the way to the stop, which expires',
    // 19.57 of 30 are 0.652333 of the way: 100 − 20 × 0.652333 = 86.95333, so 86.95: 652.5 lost,
    // 50 × 86.95 × 1.25 % = 54.34375
    input: {
      bars: [[FLAT, FLAT, [100, 100, 80, 80]]],
      marks: [[FLAT, FLAT, [100, 100, 70, 80]]],
      script: [...LONG, ...sentAt(1.5, 'sell 50 stop 82 reduce-only')],
    },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 expired LIQUIDATION, 50 left',
      '00:03:00 #0 sell 50 @ 86.95 taker, fee 54.34375',
      '00:03:00 liquidated 50 at 80.43, covered 0',
      'wallet 288.15625, equity 288.15625',
    ],
  },
  {
    name: 'mark-cross-other-leg',
    situation: 'cross: two positions, the mark price of one of them falls, that of the other one is above its market',
    outcome: 'the other one’s profit at its mark price stands behind the first; it is closed at its own market',
    // 994 + 30 × 10 − 30 × 110 × 0.004 = 1,280.8 behind the first: LP = (1,280.8 − 3,000) / (30 × −0.996) = 57.53681,
    // so 57.54. Two fees of 30 × 100 × 1.25 % = 37.5.
    input: {
      bars: [
        [FLAT, FLAT, FLAT],
        [FLAT, FLAT, FLAT],
      ],
      marks: [
        [FLAT, FLAT, [100, 100, 50, 50]],
        [FLAT, [110, 110, 110, 110], [110, 110, 110, 110]],
      ],
      script: [
        { minute: 1, order: 'buy 30 market' },
        { minute: 1, order: 'buy 30 market', instrument: 1 },
      ],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 buy 30 @ 100 taker, fee 3',
      '00:01:00 #2 buy 30 @ 100 taker, fee 3',
      '00:03:00 #0 sell 30 @ 100 taker, fee 37.5',
      '00:03:00 liquidated 30 at 57.54, covered 0',
      '00:03:00 #0 sell 30 @ 100 taker, fee 37.5',
      '00:03:00 liquidated 30 at 100, covered 0',
      'wallet 919, equity 919',
    ],
  },
  {
    name: 'mark-shorter-bars',
    situation: 'bars of five minutes, a mark price by the minute that touches the liquidation price in one of them',
    outcome: 'closed when the five minutes are over, as for any inside of a bar',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      barMinutes: 5,
      marks: [[...Array<typeof FLAT>(12).fill(FLAT), [100, 100, 80.43, 100], FLAT, FLAT]],
      script: sentAt(5, 'buy 50 market'),
    },
    story: [
      '00:05:00 #1 accepted',
      '00:05:00 #1 buy 50 @ 100 taker, fee 5',
      '00:15:00 #0 sell 50 @ 100 taker, fee 62.5',
      '00:15:00 liquidated 50 at 80.43, covered 0',
      'wallet 932.5, equity 932.5',
    ],
  },
  {
    name: 'mark-longer-bars-extremes',
    situation: 'bars of a minute, a mark price by five minutes with a low far below the liquidation price',
    outcome: 'the position stays: nobody knows in which minute the low was',
    input: {
      bars: [Array<typeof FLAT>(7).fill(FLAT)],
      marks: [
        [
          [100, 100, 70, 90],
          [90, 90, 90, 90],
        ],
      ],
      markMinutes: 5,
      script: LONG,
    },
    story: [...LONG_OPENED, 'wallet 995, equity 995'],
  },
  {
    name: 'mark-longer-bars-close',
    situation: 'the same with a close below it',
    outcome: 'closed in the minute in which that close is known',
    input: {
      bars: [Array<typeof FLAT>(7).fill(FLAT)],
      marks: [
        [
          [100, 100, 70, 75],
          [75, 75, 75, 75],
        ],
      ],
      markMinutes: 5,
      script: LONG,
    },
    story: [
      ...LONG_OPENED,
      '00:05:00 #0 sell 50 @ 100 taker, fee 62.5',
      '00:05:00 liquidated 50 at 80.43, covered 0',
      'wallet 932.5, equity 932.5',
    ],
  },
  {
    name: 'mark-spike-before-the-entry',
    situation: 'the mark price fell in the minute before the position was opened',
    outcome: 'the position stays',
    input: { bars: QUIET, marks: [[FLAT, [100, 100, 70, 100], FLAT]], script: sentAt(2, 'buy 50 market') },
    story: ['00:02:00 #1 accepted', '00:02:00 #1 buy 50 @ 100 taker, fee 5', 'wallet 995, equity 995'],
  },
  {
    name: 'mark-missing-bar',
    situation: 'a minute that the mark price lacks',
    outcome: 'its last close counts on: funding is reckoned at it',
    // 10 × 90 × 0.0001
    input: {
      bars: [[FLAT, FLAT, FLAT, FLAT]],
      marks: [[FLAT, [100, 100, 90, 90], null, FLAT]],
      script: sent('buy 10 market'),
      funding: [[[3, 0.0001]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:03:00 funding -0.09 on 10 @ 90',
      'wallet 998.91, equity 998.91',
    ],
  },
  {
    name: 'mark-funding',
    situation: 'funding at a full minute, rates without a mark price',
    outcome: 'reckoned at the close of the mark price, not at the last price',
    // 10 × 110 × 0.0001
    input: {
      bars: QUIET,
      marks: [[FLAT, [100, 110, 100, 110], [111, 111, 111, 111]]],
      script: sent('buy 10 market'),
      funding: [[[2, 0.0001]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 funding -0.11 on 10 @ 110',
      'wallet 998.89, equity 998.89',
    ],
  },
  {
    name: 'mark-funding-a-little-later',
    situation: 'the same some milliseconds later',
    outcome: 'reckoned at the open of the mark price',
    // 10 × 111 × 0.0001
    input: {
      bars: QUIET,
      marks: [[FLAT, [100, 110, 100, 110], [111, 111, 111, 111]]],
      script: sent('buy 10 market'),
      funding: [[[2 + A_LITTLE, 0.0001]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00.005 funding -0.111 on 10 @ 111',
      'wallet 998.889, equity 998.889',
    ],
  },
  {
    name: 'mark-funding-of-the-file',
    situation: 'the file of rates has a mark price of its own',
    outcome: 'it counts, and not the series',
    input: {
      bars: QUIET,
      marks: [[FLAT, [100, 110, 100, 110], [111, 111, 111, 111]]],
      script: sent('buy 10 market'),
      funding: [[[2, 0.0001, 105]]],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 funding -0.105 on 10 @ 105',
      'wallet 998.895, equity 998.895',
    ],
  },
  {
    name: 'mark-available-margin',
    situation: 'cross: the mark price is below the market when a second order comes',
    outcome: 'the loss at the mark price is not available: rejected: INSUFFICIENT_MARGIN; what is left carries less',
    // 991 − 90 × 1 − 90 × 99 / 10 = 10 are available; 1 needs 10 and 0.1 of fee, 0.9 needs 9.09. At 100 there were 91.
    input: {
      bars: QUIET,
      marks: [[FLAT, [100, 100, 99, 99], [99, 99, 99, 99]]],
      script: [...sent('buy 90 market'), ...sentAt(2, 'buy 1 market', 'buy 0.9 market')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 90 @ 100 taker, fee 9',
      '00:02:00 #2 rejected INSUFFICIENT_MARGIN',
      '00:02:00 #3 accepted',
      '00:02:00 #3 buy 0.9 @ 100 taker, fee 0.09',
      'wallet 990.91, equity 990.91',
    ],
  },
  {
    name: 'mark-closing-overdraws',
    situation: 'the market falls far below the mark price, and an order closes there for more than the wallet has',
    outcome: 'the position is liquidated in its place; the insurance fund covers the rest',
    // 50 × 25 = 1,250 lost of 995
    input: {
      bars: [[FLAT, FLAT, [75, 75, 75, 75]]],
      marks: QUIET,
      script: [...LONG, ...sentAt(2, 'sell 50 market')],
    },
    story: [
      ...LONG_OPENED,
      '00:02:00 #2 accepted',
      '00:02:00 #2 expired LIQUIDATION, 50 left',
      '00:02:00 #0 sell 50 @ 75 taker, fee 0',
      '00:02:00 liquidated 50 at 80.43, covered 255',
      'wallet 0, equity 0',
    ],
  },
]);
