import { createMarginBrackets } from '../../src/venues/simulated/perpetual/create-margin-brackets.js';
import { marginCasesOf } from './margin-case.js';
import { FLAT, sent, sentAt } from './venue-case.js';

/** 2,000 × 1 % = 20; 20 + 5,000 × 3 % = 170. */
const brackets = createMarginBrackets('the steps', [
  { notionalFloor: '0', notionalCap: '2000', maintenanceRatio: '0.01', maxLeverage: 20, cum: '0' },
  { notionalFloor: '2000', notionalCap: '5000', maintenanceRatio: '0.02', maxLeverage: 20, cum: '20' },
  { notionalFloor: '5000', notionalCap: '100000', maintenanceRatio: '0.05', maxLeverage: 10, cum: '170' },
]);

const IN_STEPS = { brackets, inSteps: true, clearanceFeePct: 0.1 } as const;

/**
 * A long of 60 at 100 with 1,000: the wallet is 994 after the fee, and LP = (994 + 170 − 6,000) / (60 × −0.95) = 84.84211,
 * so 84.85. There 58.927 are worth 4,999.96, and a lot more than 5,000: 1.073 go for 91.04405, at a loss of 16.25595 and
 * a fee of 0.09104405. 977.65300595 − 58.927 × 15.15 = 84.91 are left, where 4,999.96 × 2 % − 20 = 80 are asked.
 */
const LONG = sent('buy 60 market');
const LONG_OPENED = ['00:01:00 #1 accepted', '00:01:00 #1 buy 60 @ 100 taker, fee 6'];
const FIRST_STEP = [
  '00:03:00 #0 sell 1.073 @ 84.85 taker, fee 0.09104405',
  '00:03:00 liquidated 1.073 at 84.85, covered 0',
];

export const PERPETUAL_STEP_CASES = marginCasesOf('liquidation in steps', [
  {
    name: 'steps-one-is-enough',
    situation: 'a long in the third bracket, a low a little below its liquidation price',
    outcome: 'reduced to the cap of the second bracket, where less is asked; the rest stays',
    // 977.65300595 − 58.927 × 10
    input: { ...IN_STEPS, bars: [[FLAT, FLAT, [100, 100, 84.8, 90]]], script: LONG },
    story: [...LONG_OPENED, ...FIRST_STEP, 'wallet 977.65300595, equity 388.38300595'],
  },
  {
    name: 'steps-two-on-the-way',
    situation: 'the same, and the bar falls further',
    outcome: 'reduced again, to the cap of the first bracket, at the liquidation price of what was left',
    // LP = (977.65300595 + 20 − 5,892.7) / (58.927 × −0.98) = 84.76498, so 84.77. 23.593 are worth 1,999.98 there: 35.334
    // go for 2,995.26318, at a loss of 538.13682. Then LP = (436.52092277 − 2,359.3) / (23.593 × −0.99) = 82.32.
    input: { ...IN_STEPS, bars: [[FLAT, FLAT, [100, 100, 83, 84]]], script: LONG },
    story: [
      ...LONG_OPENED,
      ...FIRST_STEP,
      '00:03:00 #0 sell 35.334 @ 84.77 taker, fee 2.99526318',
      '00:03:00 liquidated 35.334 at 84.77, covered 0',
      'wallet 436.52092277, equity 59.03292277',
    ],
  },
  {
    name: 'steps-orders-first',
    situation: 'a stop beyond the liquidation price waits',
    outcome: 'it expires before the first step',
    input: {
      ...IN_STEPS,
      bars: [[FLAT, FLAT, [100, 100, 84.8, 90]]],
      script: [...LONG, ...sentAt(1.5, 'sell 60 stop 80 reduce-only')],
    },
    story: [
      ...LONG_OPENED,
      '00:01:30 #2 accepted',
      '00:03:00 #2 expired LIQUIDATION, 60 left',
      ...FIRST_STEP,
      'wallet 977.65300595, equity 388.38300595',
    ],
  },
  {
    name: 'steps-several-at-one-price',
    situation: 'the market opens where the first step does not suffice',
    outcome: 'the second step follows at the same price',
    // At 84: 59.523 are worth 4,999.932; 0.477 go for 40.068, 7.632 lost. 986.327932 − 59.523 × 16 = 33.96, 80 are asked.
    // LP is (986.327932 + 170 − 5,952.3) / (59.523 × −0.95) = 84.81413, so 84.82. 23.809 are worth 1,999.956; 35.714 go
    // for 2,999.976, 571.424 lost. 411.903956 − 23.809 × 16 = 30.96, 20 are asked.
    input: { ...IN_STEPS, bars: [[FLAT, FLAT, [84, 84, 84, 84]]], script: LONG },
    story: [
      ...LONG_OPENED,
      '00:02:00 #0 sell 0.477 @ 84 taker, fee 0.040068',
      '00:02:00 liquidated 0.477 at 84.85, covered 0',
      '00:02:00 #0 sell 35.714 @ 84 taker, fee 2.999976',
      '00:02:00 liquidated 35.714 at 84.82, covered 0',
      'wallet 411.903956, equity 30.959956',
    ],
  },
  {
    name: 'steps-nothing-left',
    situation: 'the market opens where nothing is left of the margin',
    outcome: 'closed as a whole; the insurance fund covers what the wallet lacks',
    // 60 × 20 = 1,200 lost of 994
    input: { ...IN_STEPS, bars: [[FLAT, FLAT, [80, 80, 80, 80]]], script: LONG },
    story: [
      ...LONG_OPENED,
      '00:02:00 #0 sell 60 @ 80 taker, fee 0',
      '00:02:00 liquidated 60 at 84.85, covered 206',
      'wallet 0, equity 0',
    ],
  },
  {
    name: 'steps-lowest-bracket',
    situation: 'a long in the first bracket',
    outcome: 'closed as a whole: there is no lower one',
    // LP = (109 − 1,000) / (10 × −0.99) = 90: 100 lost, 9 left, less 10 × 90 × 0.1 %
    input: {
      ...IN_STEPS,
      bars: [[FLAT, FLAT, [100, 100, 85, 85]]],
      script: sent('buy 10 market'),
      cash: ['110'],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:03:00 #0 sell 10 @ 90 taker, fee 0.9',
      '00:03:00 liquidated 10 at 90, covered 0',
      'wallet 8.1, equity 8.1',
    ],
  },
  {
    name: 'steps-short',
    situation: 'a short in the third bracket',
    outcome: 'bought back down to the cap of the second bracket, at the higher price',
    // LP = (994 + 170 + 6,000) / (60 × 1.05) = 113.71429, so 113.71. 43.971 are worth 4,999.94 there: 16.029 go for
    // 1,822.65759, 219.75759 lost. 772.41975241 − 43.971 × 13.71 = 169.58, 80 are asked.
    input: { ...IN_STEPS, bars: [[FLAT, FLAT, [100, 114, 100, 113]]], script: sent('sell 60 market') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 60 @ 100 taker, fee 6',
      '00:03:00 #0 buy 16.029 @ 113.71 taker, fee 1.82265759',
      '00:03:00 liquidated -16.029 at 113.71, covered 0',
      'wallet 772.41975241, equity 200.79675241',
    ],
  },
  {
    name: 'steps-isolated',
    situation: 'isolated: two steps',
    outcome: 'what a step costs comes out of the position’s margin, and the rest of it stays with the position',
    // LP = (600 + 170 − 6,000) / (60 × −0.95) = 91.75439, so 91.76. 54.489 stay; 5.511 go for 505.68936, 45.41064 lost and
    // 0.50568936 of fee: 554.08367064 of margin. LP = (554.08367064 + 20 − 5,448.9) / (54.489 × −0.98) = 91.29003, so
    // 91.3. 21.905 stay; 32.584 go for 2,974.9192, 283.4808 lost.
    input: { ...IN_STEPS, bars: [[FLAT, FLAT, [100, 100, 91.2, 95]]], script: LONG, mode: 'isolated' },
    story: [
      ...LONG_OPENED,
      '00:03:00 #0 sell 5.511 @ 91.76 taker, fee 0.50568936',
      '00:03:00 liquidated 5.511 at 91.76, covered 0',
      '00:03:00 #0 sell 32.584 @ 91.3 taker, fee 2.9749192',
      '00:03:00 liquidated 32.584 at 91.3, covered 0',
      'wallet 661.62795144, equity 552.10295144',
    ],
  },
  {
    name: 'steps-cross-another-position',
    situation: 'cross: the position that falls is in the first bracket, another one in the third',
    outcome: 'the other one is reduced, at its own market: that frees enough',
    // 993 − (6,000 × 5 % − 170) = 863 behind the first: LP = (863 − 1,000) / (10 × −0.99) = 13.83838, so 13.84. 50 of the
    // second are worth 5,000: 10 go, for a fee of 1. Then LP = (992 − 80 − 1,000) / (10 × −0.99) = 8.89.
    input: {
      ...IN_STEPS,
      bars: [
        [FLAT, FLAT, [100, 100, 13, 13]],
        [FLAT, FLAT, FLAT],
      ],
      script: [
        { minute: 1, order: 'buy 10 market' },
        { minute: 1, order: 'buy 60 market', instrument: 1 },
      ],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:01:00 #2 buy 60 @ 100 taker, fee 6',
      '00:03:00 #0 sell 10 @ 100 taker, fee 1',
      '00:03:00 liquidated 10 at 100, covered 0',
      'wallet 992, equity 122',
    ],
  },
  {
    name: 'steps-at-the-mark-price',
    situation: 'the mark price touches the liquidation price, the market does not move',
    outcome: 'the brackets are those of the mark price, the step trades at the market',
    // 58.927 × 84.85 is just below 5,000; 1.073 × 100 × 0.1 %
    input: {
      ...IN_STEPS,
      bars: [[FLAT, FLAT, FLAT]],
      marks: [[FLAT, FLAT, [100, 100, 84.85, 84.9]]],
      script: LONG,
    },
    story: [
      ...LONG_OPENED,
      '00:03:00 #0 sell 1.073 @ 100 taker, fee 0.1073',
      '00:03:00 liquidated 1.073 at 84.85, covered 0',
      'wallet 993.8927, equity 993.8927',
    ],
  },
]);
