import type { IntrabarModel } from '../../src/venues/simulated/matching/bar-path.js';
import type { BenchBar, BenchInput } from '../unit/venues/simulated/venue-bench.js';
import { casesOf, FLAT, sent, sentAt } from './venue-case.js';

const HELD = { holdings: [['1']] } as const;
const OUT_OF_ONE = sent('sell 1 limit 110 group 7', 'sell 1 stop 95 group 7');
const BOTH_ACCEPTED = ['00:01:00 #1 accepted', '00:01:00 #2 accepted'];
const LIMIT_FILLS = [
  ...BOTH_ACCEPTED,
  '00:02:00 #1 sell 1 @ 110 maker, fee 0.11',
  '00:02:00 #2 cancelled GROUP_FILLED, 1 left',
];
const STOP_FILLS = [
  ...BOTH_ACCEPTED,
  '00:02:00 #2 triggered',
  '00:02:00 #1 cancelled GROUP_FILLED, 1 left',
  '00:02:00 #2 sell 1 @ 95 taker, fee 0.095',
];
const NEAR_HIGH: BenchBar = [100, 111, 80, 100];
const NEAR_LOW: BenchBar = [100, 120, 94, 100];

function bothReachable(bar: BenchBar, intrabar: IntrabarModel): BenchInput {
  return { ...HELD, bars: [[FLAT, bar]], script: OUT_OF_ONE, intrabar };
}

export const ONE_CANCELS_OTHER_CASES = casesOf('one cancels the other', [
  {
    name: 'oco-limit-fills',
    situation: 'the limit fills',
    outcome: 'the stop is cancelled',
    input: { ...HELD, bars: [[FLAT, [100, 111, 99, 105]]], script: OUT_OF_ONE },
    story: LIMIT_FILLS,
  },
  {
    name: 'oco-stop-triggers',
    situation: 'the stop triggers',
    outcome: 'the limit is cancelled as it triggers, before it fills',
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 96]]], script: OUT_OF_ONE },
    story: STOP_FILLS,
  },
  {
    name: 'oco-buy-limit-fills',
    situation: 'of buys: the limit fills',
    outcome: 'the stop is cancelled',
    input: { bars: [[FLAT, [100, 101, 89, 95]]], script: sent('buy 1 limit 90 group 7', 'buy 1 stop 105 group 7') },
    story: [...BOTH_ACCEPTED, '00:02:00 #1 buy 1 @ 90 maker, fee 0.09', '00:02:00 #2 cancelled GROUP_FILLED, 1 left'],
  },
  {
    name: 'oco-buy-stop-triggers',
    situation: 'of buys: the stop triggers',
    outcome: 'the limit is cancelled',
    input: { bars: [[FLAT, [100, 106, 99, 104]]], script: sent('buy 1 limit 90 group 7', 'buy 1 stop 105 group 7') },
    story: [
      ...BOTH_ACCEPTED,
      '00:02:00 #2 triggered',
      '00:02:00 #1 cancelled GROUP_FILLED, 1 left',
      '00:02:00 #2 buy 1 @ 105 taker, fee 0.105',
    ],
  },
  {
    name: 'oco-limit-gap',
    situation: 'gap over the limit',
    outcome: 'fills at the open; the stop is cancelled',
    input: { ...HELD, bars: [[FLAT, FLAT, [112, 113, 94, 112]]], script: OUT_OF_ONE },
    story: [
      ...BOTH_ACCEPTED,
      '00:02:00 #1 sell 1 @ 112 maker, fee 0.112',
      '00:02:00 #2 cancelled GROUP_FILLED, 1 left',
    ],
  },
  {
    name: 'oco-stop-gap',
    situation: 'gap over the stop',
    outcome: 'triggers and fills at the open; the limit is cancelled',
    input: { ...HELD, bars: [[FLAT, [93, 111, 92, 93]]], script: OUT_OF_ONE },
    story: [
      ...BOTH_ACCEPTED,
      '00:01:00 #2 triggered',
      '00:01:00 #1 cancelled GROUP_FILLED, 1 left',
      '00:01:00 #2 sell 1 @ 93 taker, fee 0.093',
    ],
  },
  {
    name: 'oco-both-adaptive-high',
    situation: 'both inside one bar, adaptive, the high nearer',
    outcome: 'the limit fills, the stop never does',
    input: bothReachable(NEAR_HIGH, 'adaptive'),
    story: LIMIT_FILLS,
  },
  {
    name: 'oco-both-adaptive-low',
    situation: 'both inside one bar, adaptive, the low nearer',
    outcome: 'the stop fills, the limit never does',
    input: bothReachable(NEAR_LOW, 'adaptive'),
    story: STOP_FILLS,
  },
  {
    name: 'oco-both-pessimistic',
    situation: 'both inside one bar, pessimistic, the high nearer',
    outcome: 'the stop fills, the limit never does',
    input: bothReachable(NEAR_HIGH, 'pessimistic'),
    story: STOP_FILLS,
  },
  {
    name: 'oco-both-optimistic',
    situation: 'both inside one bar, optimistic, the low nearer',
    outcome: 'the limit fills, the stop never does',
    input: bothReachable(NEAR_LOW, 'optimistic'),
    story: LIMIT_FILLS,
  },
  {
    name: 'oco-buy-both-pessimistic',
    situation: 'of buys: both inside one bar, pessimistic, the low nearer',
    outcome: 'the stop, which lies above, fills',
    input: {
      bars: [[FLAT, [100, 120, 89, 100]]],
      script: sent('buy 1 limit 90 group 7', 'buy 1 stop 105 group 7'),
      intrabar: 'pessimistic',
    },
    story: [
      ...BOTH_ACCEPTED,
      '00:02:00 #2 triggered',
      '00:02:00 #1 cancelled GROUP_FILLED, 1 left',
      '00:02:00 #2 buy 1 @ 105 taker, fee 0.105',
    ],
  },
  {
    name: 'oco-partial-fill',
    situation: 'one fills in part, under a cap',
    outcome: 'the other is cancelled at once; the rest of the first goes on',
    // 2 × 50 % = 1, then at the open at 111, which is better, 1 more.
    input: {
      bars: [[FLAT, [100, 111, 99, 111, 2], [111, 111, 94, 95, 2]]],
      script: sent('sell 2 limit 110 group 7', 'sell 2 stop 95 group 7'),
      holdings: [['2']],
      participationPct: 50,
    },
    story: [
      ...BOTH_ACCEPTED,
      '00:02:00 #1 sell 1 @ 110 maker, fee 0.11, 1 left',
      '00:02:00 #2 cancelled GROUP_FILLED, 2 left',
      '00:02:00 #1 sell 1 @ 111 maker, fee 0.111',
    ],
  },
  {
    name: 'oco-sell-lock-shared',
    situation: 'balance: two sells of all that is held',
    outcome: 'both are covered by the same coins; a third sell is not',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: [...OUT_OF_ONE, ...sent('sell 0.001 limit 120')] },
    story: [...BOTH_ACCEPTED, '00:01:00 #3 rejected INSUFFICIENT_BALANCE'],
  },
  {
    name: 'oco-buy-lock-shared',
    situation: 'balance: two buys of unequal cost',
    outcome: 'the dearer one is set aside, once',
    // The stop: 50 × 110 × 1.001 = 5,505.5. Of the 4,494.5 that are left 49 × 90 × 1.001 = 4,414.41 leaves 80.09.
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('buy 50 limit 90 group 7', 'buy 50 stop 110 group 7', 'buy 49 limit 90', 'buy 0.9 limit 90'),
    },
    story: [...BOTH_ACCEPTED, '00:01:00 #3 accepted', '00:01:00 #4 rejected INSUFFICIENT_BALANCE'],
  },
  {
    name: 'oco-lock-free-after-a-fill',
    situation: 'balance: after one has filled',
    outcome: 'what both had set aside is free again',
    // 10,000 − 50 × 90 × 1.001 = 5,495.5 pays for 54 × 100 × 1.001 = 5,405.4.
    input: {
      bars: [[FLAT, [100, 100, 89, 100], FLAT]],
      script: [...sent('buy 50 limit 90 group 7', 'buy 50 stop 110 group 7'), ...sentAt(2, 'buy 54 market')],
    },
    story: [
      ...BOTH_ACCEPTED,
      '00:02:00 #1 buy 50 @ 90 maker, fee 4.5',
      '00:02:00 #2 cancelled GROUP_FILLED, 50 left',
      '00:02:00 #3 accepted',
      '00:02:00 #3 buy 54 @ 100 taker, fee 5.4',
    ],
  },
  {
    name: 'oco-one-rejected',
    situation: 'one of the two is rejected',
    outcome: 'the other goes on alone',
    input: {
      ...HELD,
      bars: [[FLAT, [100, 111, 99, 105]]],
      script: sent('sell 1 limit 110 group 7', 'sell 1 stop 100 group 7'),
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 rejected STOP_WOULD_TRIGGER',
      '00:02:00 #1 sell 1 @ 110 maker, fee 0.11',
    ],
  },
  {
    name: 'oco-second-cancelled',
    situation: 'the second one is cancelled on request',
    outcome: 'the other goes on alone',
    input: {
      ...HELD,
      bars: [[FLAT, FLAT, [100, 111, 99, 105]]],
      script: [...OUT_OF_ONE, { minute: 1.5, cancel: 2 }],
    },
    story: [...BOTH_ACCEPTED, '00:01:30 #2 cancelled REQUESTED, 1 left', '00:03:00 #1 sell 1 @ 110 maker, fee 0.11'],
  },
]);
