import { casesOf, FLAT, sent, sentAt } from './venue-case.js';

const ENTRY_AT_OPEN = sent('buy 1 market', 'sell 1 stop 95 exit-of 1', 'sell 1 limit 110 exit-of 1');
const ENTRY_AT_99 = sent('buy 1 limit 99', 'sell 1 stop 95 exit-of 1', 'sell 1 limit 104 exit-of 1');

/** Inside the second bar 4 × 50 % = 2 at 99; at the third bar's open, 98.5, up to 2 more. */
const TWO_OF_THREE = [
  [100, 100, 100, 100, 4],
  [100, 100, 98, 98.5, 4],
  [98.5, 98.5, 98.5, 98.5, 4],
] as const;

export const BRACKET_CASES = casesOf('bracket', [
  {
    name: 'bracket-entry-at-open-then-stop',
    situation: 'entry at the open, stop inside the same bar',
    outcome: 'the exits wake with the entry; the stop fills in that bar and the target is cancelled',
    input: { bars: [[FLAT, [100, 101, 94, 96]]], script: ENTRY_AT_OPEN },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #2 triggered',
      '00:02:00 #2 sell 1 @ 95 taker, fee 0.095',
      '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-entry-inside-then-target',
    situation: 'entry inside a bar, target on the rest of its path',
    outcome: 'all in that bar: the path goes down through the entry, then up through the target',
    // The low is nearer: 100, 98, 105, 104.5
    input: { bars: [[FLAT, [100, 105, 98, 104.5]]], script: ENTRY_AT_99 },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 1 @ 99 maker, fee 0.099',
      '00:02:00 #2 accepted',
      '00:02:00 #3 accepted',
      '00:02:00 #3 sell 1 @ 104 maker, fee 0.104',
      '00:02:00 #2 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-entry-inside-high-before',
    situation: 'entry inside a bar whose high came before it',
    outcome: 'the target is not filled by a high that was there before the entry',
    // The high is nearer: 100, 105, 94.5, 96: entry and, on the way on, not the stop at 94.
    input: {
      bars: [[FLAT, [100, 105, 94.5, 96]]],
      script: sent('buy 1 limit 99', 'sell 1 stop 94 exit-of 1', 'sell 1 limit 104 exit-of 1'),
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 1 @ 99 maker, fee 0.099',
      '00:02:00 #2 accepted',
      '00:02:00 #3 accepted',
    ],
  },
  {
    name: 'bracket-entry-inside-then-stop',
    situation: 'entry and stop on one way down',
    outcome: 'both fill, each at its price',
    input: { bars: [[FLAT, [100, 101, 94, 96]]], script: ENTRY_AT_99 },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 1 @ 99 maker, fee 0.099',
      '00:02:00 #2 accepted',
      '00:02:00 #3 accepted',
      '00:02:00 #2 triggered',
      '00:02:00 #2 sell 1 @ 95 taker, fee 0.095',
      '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-both-exits-adaptive',
    situation: 'both exits inside one bar, adaptive',
    outcome: 'the one on the side of the nearer extreme fills',
    // The high at 110.5 is 10.5 away, the low at 80 is 20 away: the target first.
    input: { bars: [[FLAT, [100, 110.5, 80, 100]]], script: ENTRY_AT_OPEN },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #3 sell 1 @ 110 maker, fee 0.11',
      '00:02:00 #2 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-both-exits-pessimistic',
    situation: 'both exits inside one bar, pessimistic',
    outcome: 'the stop fills',
    input: { bars: [[FLAT, [100, 110.5, 80, 100]]], script: ENTRY_AT_OPEN, intrabar: 'pessimistic' },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #2 triggered',
      '00:02:00 #2 sell 1 @ 95 taker, fee 0.095',
      '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-both-exits-optimistic',
    situation: 'both exits inside one bar, optimistic',
    outcome: 'the target fills',
    // Adaptive would visit the low first.
    input: { bars: [[FLAT, [100, 120, 94.5, 100]]], script: ENTRY_AT_OPEN, intrabar: 'optimistic' },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #3 sell 1 @ 110 maker, fee 0.11',
      '00:02:00 #2 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-stop-gap',
    situation: 'gap over the stop',
    outcome: 'the stop fills at the open, which is worse',
    input: { bars: [[FLAT, FLAT, [90, 91, 89, 90]]], script: ENTRY_AT_OPEN },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #2 triggered',
      '00:02:00 #2 sell 1 @ 90 taker, fee 0.09',
      '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-target-gap',
    situation: 'gap over the target',
    outcome: 'the target fills at the open, which is better, as maker',
    input: { bars: [[FLAT, FLAT, [112, 113, 111, 112]]], script: ENTRY_AT_OPEN },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #3 sell 1 @ 112 maker, fee 0.112',
      '00:02:00 #2 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-partial-entry',
    situation: 'participation cap: the entry fills in two parts',
    outcome: 'the exits wake with the first part and grow with the second',
    input: {
      bars: [TWO_OF_THREE],
      script: sent('buy 3 limit 99', 'sell 3 stop 95 exit-of 1', 'sell 3 limit 110 exit-of 1'),
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #2 accepted',
      '00:02:00 #2 amended to 2 stop 95',
      '00:02:00 #3 accepted',
      '00:02:00 #3 amended to 2 limit 110',
      '00:02:00 #1 buy 1 @ 98.5 maker, fee 0.0985',
      '00:02:00 #2 amended to 3 stop 95',
      '00:02:00 #3 amended to 3 limit 110',
    ],
  },
  {
    name: 'bracket-partial-entry-cancelled',
    situation: 'the entry is cancelled when a part of it has filled',
    outcome: 'the exits stay for that part',
    input: {
      bars: [[TWO_OF_THREE[0], TWO_OF_THREE[1], [98.5, 98.5, 94, 94, 8]]],
      script: [
        ...sent('buy 3 limit 99', 'sell 3 stop 95 exit-of 1', 'sell 3 limit 110 exit-of 1'),
        { minute: 2, cancel: 1 },
      ],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #2 accepted',
      '00:02:00 #2 amended to 2 stop 95',
      '00:02:00 #3 accepted',
      '00:02:00 #3 amended to 2 limit 110',
      '00:02:00 #1 cancelled REQUESTED, 1 left',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 2 @ 95 taker, fee 0.19',
      '00:03:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-entry-ioc-partial',
    situation: 'the entry is IOC and fills in part',
    outcome: 'the exits are for what has filled',
    // 4 × 50 % = 2 of 3
    input: {
      bars: [
        [
          [100, 100, 100, 100, 4],
          [100, 100, 94, 94, 8],
        ],
      ],
      script: sent('buy 3 market IOC', 'sell 3 stop 95 exit-of 1', 'sell 3 limit 110 exit-of 1'),
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 2 @ 100 taker, fee 0.2, 1 left',
      '00:01:00 #2 accepted',
      '00:01:00 #2 amended to 2 stop 95',
      '00:01:00 #3 accepted',
      '00:01:00 #3 amended to 2 limit 110',
      '00:01:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left',
      '00:02:00 #2 triggered',
      '00:02:00 #2 sell 2 @ 95 taker, fee 0.19',
      '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-entry-cancelled',
    situation: 'the entry is cancelled before it fills',
    outcome: 'the exits, which never were on the book, are cancelled with it',
    input: { bars: [[FLAT, FLAT, FLAT]], script: [...ENTRY_AT_99, { minute: 1.5, cancel: 1 }] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:30 #1 cancelled REQUESTED, 1 left',
      '00:01:30 #2 cancelled ENTRY_ENDED, 1 left',
      '00:01:30 #3 cancelled ENTRY_ENDED, 1 left',
    ],
  },
  {
    name: 'bracket-entry-expires',
    situation: 'the entry expires before it fills',
    outcome: 'the exits are cancelled with it',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: sent('buy 1 limit 99 IOC', 'sell 1 stop 95 exit-of 1', 'sell 1 limit 104 exit-of 1'),
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left',
      '00:01:00 #2 cancelled ENTRY_ENDED, 1 left',
      '00:01:00 #3 cancelled ENTRY_ENDED, 1 left',
    ],
  },
  {
    name: 'bracket-target-fills-rest-of-entry-cancelled',
    situation: 'the target fills while a part of the entry is open',
    outcome: 'the stop and the rest of the entry are cancelled',
    // Inside the third bar the market goes up from 99.5 to 111: 4 × 50 % = 2.
    input: {
      bars: [[TWO_OF_THREE[0], TWO_OF_THREE[1], [99.5, 111, 99.5, 111, 4]]],
      script: sent('buy 3 limit 99', 'sell 3 stop 95 exit-of 1', 'sell 3 limit 110 exit-of 1'),
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #2 accepted',
      '00:02:00 #2 amended to 2 stop 95',
      '00:02:00 #3 accepted',
      '00:02:00 #3 amended to 2 limit 110',
      '00:03:00 #3 sell 2 @ 110 maker, fee 0.22',
      '00:03:00 #1 cancelled EXIT_FILLED, 1 left',
      '00:03:00 #2 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-stop-out-rest-of-entry-cancelled',
    situation: 'stopped out by a trailing stop while a part of the entry is open',
    outcome: 'the rest of the entry, which nothing would protect, is cancelled',
    // Up from 99.5 to 120, then down through 120 × 0.98 = 117.6
    input: {
      bars: [[TWO_OF_THREE[0], TWO_OF_THREE[1], [99.5, 120, 99.5, 115, 4]]],
      script: sent('buy 3 limit 99', 'sell 3 trailing-stop 2% exit-of 1'),
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #2 accepted',
      '00:02:00 #2 amended to 2',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 2 @ 117.6 taker, fee 0.2352',
      '00:03:00 #1 cancelled EXIT_FILLED, 1 left',
    ],
  },
  {
    name: 'bracket-partial-target-shrinks-stop',
    situation: 'the target fills in part, then the stop is reached',
    outcome: 'the stop covers what is left of the position',
    // 4 × 50 % = 2 at the open; inside 6 × 50 % − 2 = 1 at 104 (100, 99, 105, 103); then down through 95 in a bar whose
    // open has nothing to fill: 6 × 50 % = 3.
    input: {
      bars: [
        [
          [100, 100, 100, 100, 4],
          [100, 105, 99, 103, 6],
          [103, 103, 94, 94, 6],
        ],
      ],
      script: sent('buy 2 market', 'sell 2 stop 95 exit-of 1', 'sell 2 limit 104 exit-of 1'),
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 2 @ 100 taker, fee 0.2',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #3 sell 1 @ 104 maker, fee 0.104, 1 left',
      '00:02:00 #2 amended to 1 stop 95',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 1 @ 95 taker, fee 0.095',
      '00:03:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-trailing-exit',
    situation: 'a trailing exit',
    outcome: 'trails from the entry’s price on',
    // 100, 99, 106, 105: 106 × 0.98 = 103.88; then down through it.
    input: {
      bars: [[FLAT, [100, 106, 99, 105], [105, 105, 103, 103]]],
      script: sent('buy 1 market', 'sell 1 trailing-stop 2% exit-of 1'),
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 1 @ 103.88 taker, fee 0.10388',
    ],
  },
  {
    name: 'bracket-trailing-exit-asleep',
    situation: 'a trailing exit, a high before the entry fills',
    outcome: 'the high does not count: it trails from the entry’s price on',
    // The second bar's high of 112 would put the stop at 109.76. From 99 it is 97.02, below the low of 98.5.
    input: {
      bars: [[FLAT, [100, 112, 99.5, 100], [100, 100.5, 98.5, 98.5]]],
      script: sent('buy 1 limit 99', 'sell 1 trailing-stop 2% exit-of 1'),
    },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 buy 1 @ 99 maker, fee 0.099', '00:03:00 #2 accepted'],
  },
  {
    name: 'bracket-target-passed-at-entry',
    situation: 'the market is past the target when the entry fills',
    outcome: 'the target takes the same open',
    input: { bars: [[FLAT, [112, 113, 111, 112]]], script: ENTRY_AT_OPEN },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 112 taker, fee 0.112',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:01:00 #3 sell 1 @ 112 taker, fee 0.112',
      '00:01:00 #2 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-stop-passed-at-entry',
    situation: 'the market is past the stop when the entry fills',
    outcome: 'the stop triggers and fills at the same open',
    input: { bars: [[FLAT, [94, 95, 93, 94]]], script: ENTRY_AT_OPEN },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 94 taker, fee 0.094',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:01:00 #2 triggered',
      '00:01:00 #2 sell 1 @ 94 taker, fee 0.094',
      '00:01:00 #3 cancelled GROUP_FILLED, 0 left',
    ],
  },
  {
    name: 'bracket-position-closed-by-another',
    situation: 'another order closes the position',
    outcome: 'the exits expire with that fill',
    input: { bars: [[FLAT, FLAT, FLAT]], script: [...ENTRY_AT_OPEN, ...sentAt(2, 'sell 1 market')] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:00 #3 accepted',
      '00:02:00 #4 accepted',
      '00:02:00 #4 sell 1 @ 100 taker, fee 0.1',
      '00:02:00 #2 expired REDUCE_ONLY, 1 left',
      '00:02:00 #3 expired REDUCE_ONLY, 1 left',
    ],
  },
  {
    name: 'bracket-entry-rejected',
    situation: 'the entry is rejected',
    outcome: 'so are its exits',
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('buy 100 market', 'sell 100 stop 95 exit-of 1', 'sell 100 limit 110 exit-of 1'),
    },
    story: [
      '00:01:00 #1 rejected INSUFFICIENT_BALANCE',
      '00:01:00 #2 rejected ENTRY_ENDED',
      '00:01:00 #3 rejected ENTRY_ENDED',
    ],
  },
]);
