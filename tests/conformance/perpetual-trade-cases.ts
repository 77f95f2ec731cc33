import type { MarginInput } from '../unit/venues/simulated/perpetual/margin-bench.js';
import { marginCasesOf } from './margin-case.js';
import { FLAT, sent, sentAt } from './venue-case.js';

/** Two strategies, one long and one short from the open at 100 on, each with a stop and a target 5 away. */
const BOTH_SIDES: MarginInput = {
  bars: [[FLAT, [100, 107, 94, 100]]],
  script: [
    ...sent('buy 10 market', 'sell 10 stop 95 exit-of 1', 'sell 10 limit 105 exit-of 1'),
    ...sent('sell 10 market', 'buy 10 stop 105 exit-of 4', 'buy 10 limit 95 exit-of 4').map((line) => ({
      ...line,
      strategy: 1,
    })),
  ],
  cash: ['1000', '1000'],
};

const BOTH_SIDES_OPENED = [
  '00:01:00 #1 accepted',
  '00:01:00 #4 accepted',
  '00:01:00 #1 buy 10 @ 100 taker, fee 1',
  '00:01:00 #2 accepted',
  '00:01:00 #3 accepted',
  '00:01:00 #4 sell 10 @ 100 taker, fee 1',
  '00:01:00 #5 accepted',
  '00:01:00 #6 accepted',
];

/** 1,000 USDT at 10x, fees of 10 bps, if nothing else is said. */
export const PERPETUAL_TRADE_CASES = marginCasesOf('trading on margin', [
  {
    name: 'perpetual-open-long',
    situation: 'a long is opened at 10x',
    outcome: 'costs its fee; the wallet stays, the equity moves with the price',
    // 10 × 100 = 1,000 needs a margin of 100; fee 1; at 101 the position is 10 up: 999 + 10
    input: { bars: [[FLAT, [100, 102, 99, 101]]], script: sent('buy 10 market') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 10 @ 100 taker, fee 1', 'wallet 999, equity 1009'],
  },
  {
    name: 'perpetual-open-short',
    situation: 'a short is opened without owning a coin',
    outcome: 'fills; the equity moves against the price',
    input: { bars: [[FLAT, [100, 102, 99, 101]]], script: sent('sell 10 market') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 sell 10 @ 100 taker, fee 1', 'wallet 999, equity 989'],
  },
  {
    name: 'perpetual-limit-maker',
    situation: 'a short is opened by a limit that the market goes through',
    outcome: 'fills at the limit, as maker',
    // 10 × 105 × 2 bps = 0.21; at 104 the short is 10 up
    input: { bars: [[FLAT, [100, 106, 99, 104]]], script: sent('sell 10 limit 105'), makerBps: 2 },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 sell 10 @ 105 maker, fee 0.21', 'wallet 999.79, equity 1009.79'],
  },
  {
    name: 'perpetual-partial-close',
    situation: 'a part of a long is closed at a profit',
    outcome: 'its share of the profit goes to the wallet',
    // 4 × 10 = 40 realised, fee 4 × 110 × 0.001 = 0.44: 999 + 40 − 0.44; the other 6 are 60 up
    input: {
      bars: [[FLAT, [100, 110, 100, 110], [110, 110, 110, 110]]],
      script: [...sent('buy 10 market'), ...sentAt(2, 'sell 4 market')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 4 @ 110 taker, fee 0.44',
      'wallet 1038.56, equity 1098.56',
    ],
  },
  {
    name: 'perpetual-flip',
    situation: 'a sell larger than the long',
    outcome: 'one fill closes the long and opens a short',
    // 10 × 10 = 100 realised, fee 25 × 110 × 0.001 = 2.75: 999 + 100 − 2.75; the short of 15 is 15 × 5 = 75 up at 105
    input: {
      bars: [[FLAT, [100, 110, 100, 110], [110, 110, 105, 105]]],
      script: [...sent('buy 10 market'), ...sentAt(2, 'sell 25 market')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 25 @ 110 taker, fee 2.75',
      'wallet 1096.25, equity 1171.25',
    ],
  },
  {
    name: 'perpetual-flip-too-large',
    situation: 'a flip whose other side is beyond the margin',
    outcome: 'rejected whole: INSUFFICIENT_MARGIN',
    // 110 − 10 = 100 opened: 1,000 + a fee of 10, of 999 − 100 = 899 that are free
    input: { bars: [[FLAT, FLAT, FLAT]], script: [...sent('buy 10 market'), ...sentAt(2, 'sell 110 market')] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 #2 rejected INSUFFICIENT_MARGIN',
      'wallet 999, equity 999',
    ],
  },
  {
    name: 'perpetual-margin-refused',
    situation: 'the margin is there, the fee is not',
    outcome: 'rejected: INSUFFICIENT_MARGIN',
    // 100 × 100 / 10 = 1,000, and a fee of 10
    input: { bars: [[FLAT, FLAT]], script: sent('buy 100 market') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_MARGIN', 'wallet 1000, equity 1000'],
  },
  {
    name: 'perpetual-short-margin-refused',
    situation: 'a short beyond the margin',
    outcome: 'rejected: INSUFFICIENT_MARGIN',
    input: { bars: [[FLAT, FLAT]], script: sent('sell 100 market') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_MARGIN', 'wallet 1000, equity 1000'],
  },
  {
    name: 'perpetual-margin-exactly-there',
    situation: 'margin and fee are just there',
    outcome: 'fills',
    // 99 × 10.1 = 999.9
    input: { bars: [[FLAT, FLAT]], script: sent('buy 99 market') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 99 @ 100 taker, fee 9.9', 'wallet 990.1, equity 990.1'],
  },
  {
    name: 'perpetual-open-dearer-than-margin',
    situation: 'the open is dearer than the price that the margin was reckoned at',
    outcome: 'fills what the margin carries there, the rest expires',
    // A coin takes 10.2 + 0.102 = 10.302: 97.068 take 999.994536, one lot more 1,000.004838. Fee 97.068 × 0.102.
    input: { bars: [[FLAT, [102, 102, 102, 102]]], script: sent('buy 99 market') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 97.068 @ 102 taker, fee 9.900936, 1.932 left',
      '00:01:00 #1 expired INSUFFICIENT_MARGIN, 1.932 left',
      'wallet 990.099064, equity 990.099064',
    ],
  },
  {
    name: 'perpetual-open-order-keeps-its-margin',
    situation: 'an open order has set the margin aside',
    outcome: 'the second one is rejected: INSUFFICIENT_MARGIN',
    // Each: 50 × 100 / 10 = 500, reckoned at the last price, the higher one, and a fee of 5
    input: { bars: [[FLAT, FLAT]], script: sent('buy 50 limit 90', 'buy 50 limit 90') },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 rejected INSUFFICIENT_MARGIN', 'wallet 1000, equity 1000'],
  },
  {
    name: 'perpetual-cancel-frees-margin',
    situation: 'the order that had set it aside is cancelled',
    outcome: 'the margin is free again',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 50 limit 90'), { minute: 1.5, cancel: 1 }, ...sentAt(1.5, 'buy 60 limit 90')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:30 #1 cancelled REQUESTED, 50 left',
      '00:01:30 #2 accepted',
      'wallet 1000, equity 1000',
    ],
  },
  {
    name: 'perpetual-closing-needs-no-margin',
    situation: 'a close when nothing is free',
    outcome: 'fills: what closes needs no margin',
    // 990.1 − 990 are free; 99 × 99 × 0.001 = 9.801 of fee, 99 lost
    input: {
      bars: [[FLAT, [100, 100, 99, 99], [99, 99, 99, 99]]],
      script: [...sent('buy 99 market'), ...sentAt(2, 'sell 99 market')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 99 @ 100 taker, fee 9.9',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 99 @ 99 taker, fee 9.801',
      'wallet 881.299, equity 881.299',
    ],
  },
  {
    name: 'perpetual-leverage-above-the-bracket',
    situation: 'a notional on which the table lends less',
    outcome: 'rejected: MAX_LEVERAGE_POSITION',
    // 501 × 100 = 50,100 lies in the row that lends 100x
    input: { bars: [[FLAT, FLAT]], script: sent('buy 501 market'), leverage: 125, cash: ['100000'] },
    story: ['00:01:00 #1 rejected MAX_LEVERAGE_POSITION', 'wallet 100000, equity 100000'],
  },
  {
    name: 'perpetual-leverage-at-the-bound',
    situation: 'a notional at the bound of its bracket',
    outcome: 'fills: the bound belongs to the row below',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 500 market'), leverage: 125, cash: ['100000'] },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 500 @ 100 taker, fee 50', 'wallet 99950, equity 99950'],
  },
  {
    name: 'perpetual-leverage-with-the-position',
    situation: 'an order that takes the position over its bracket',
    outcome: 'rejected: MAX_LEVERAGE_POSITION; one the other way is taken',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 300 market'), ...sentAt(2, 'buy 201 market', 'sell 400 market')],
      leverage: 125,
      cash: ['100000'],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 300 @ 100 taker, fee 30',
      '00:02:00 #2 rejected MAX_LEVERAGE_POSITION',
      '00:02:00 #3 accepted',
      '00:02:00 #3 sell 400 @ 100 taker, fee 40',
      'wallet 99930, equity 99930',
    ],
  },
  {
    name: 'perpetual-leverage-with-open-orders',
    situation: 'a second order that takes what is open over the bracket',
    outcome: 'rejected: MAX_LEVERAGE_POSITION; one that stays at the bound is taken',
    // 300 × 100 waits; 201 more make 50,100 at 100, 200 more the 50,000 that 125x is lent on
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('buy 300 limit 100', 'buy 201 limit 100', 'buy 200 limit 100'),
      leverage: 125,
      cash: ['100000'],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 rejected MAX_LEVERAGE_POSITION',
      '00:01:00 #3 accepted',
      'wallet 100000, equity 100000',
    ],
  },
  {
    name: 'perpetual-leverage-at-limit-prices',
    situation: 'an open order far below the market',
    outcome: 'counts at its limit price',
    // 400 × 50 = 20,000; with 300 × 100 just 50,000, with 301 × 100 more
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('buy 400 limit 50', 'buy 301 market', 'buy 300 market'),
      leverage: 125,
      cash: ['100000'],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 rejected MAX_LEVERAGE_POSITION',
      '00:01:00 #3 accepted',
      '00:01:00 #3 buy 300 @ 100 taker, fee 30',
      'wallet 99970, equity 99970',
    ],
  },
  {
    name: 'perpetual-leverage-after-a-cancel',
    situation: 'the order that was in the way is cancelled',
    outcome: 'taken: what is no longer open does not count',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [
        ...sent('sell 300 limit 110', 'sell 201 limit 110'),
        { minute: 1.5, cancel: 1 },
        ...sentAt(1.5, 'sell 201 limit 110'),
      ],
      leverage: 125,
      cash: ['100000'],
    },
    // 300 × 110 = 33,000; 201 × 110 = 22,110 more make 55,110
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 rejected MAX_LEVERAGE_POSITION',
      '00:01:30 #1 cancelled REQUESTED, 300 left',
      '00:01:30 #3 accepted',
      'wallet 100000, equity 100000',
    ],
  },
  {
    name: 'perpetual-leverage-after-a-partial-fill',
    situation: 'an open order fills and is position then',
    outcome: 'counts once: another one up to the bound is taken',
    // 300 × 90 have filled and count at the last price: 200 × 90 more make 45,000, and 56 × 90 = 5,040 too many
    input: {
      bars: [[FLAT, [100, 100, 89, 90], FLAT]],
      script: [...sent('buy 300 limit 90'), ...sentAt(2, 'buy 200 limit 90', 'buy 56 limit 90', 'buy 55 limit 90')],
      leverage: 125,
      cash: ['100000'],
      makerBps: 0,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 300 @ 90 maker, fee 0',
      '00:02:00 #2 accepted',
      '00:02:00 #3 rejected MAX_LEVERAGE_POSITION',
      '00:02:00 #4 accepted',
      'wallet 100000, equity 103000',
    ],
  },
  {
    name: 'perpetual-leverage-reduce-only-aside',
    situation: 'a reduce-only order beside one that opens',
    outcome: 'is not counted',
    // Long 100: of 500 sold at 100, 400 open for 40,000. 100 more make 50,000; the reduce-only sale closes nothing of it
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [
        ...sent('buy 100 market'),
        ...sentAt(
          2,
          'sell 100 limit 120 reduce-only',
          'sell 500 limit 100',
          'sell 101 limit 100',
          'sell 100 limit 100',
        ),
      ],
      leverage: 125,
      cash: ['100000'],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 100 @ 100 taker, fee 10',
      '00:02:00 #2 accepted',
      '00:02:00 #3 accepted',
      '00:02:00 #4 rejected MAX_LEVERAGE_POSITION',
      '00:02:00 #5 accepted',
      'wallet 99990, equity 99990',
    ],
  },
  {
    name: 'perpetual-leverage-other-side-aside',
    situation: 'an open order of the other side',
    outcome: 'is not counted',
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('sell 400 limit 110', 'buy 500 limit 90'),
      leverage: 125,
      cash: ['100000'],
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 accepted', 'wallet 100000, equity 100000'],
  },
  {
    name: 'perpetual-leverage-amended',
    situation: 'an open order is amended to more than the bracket leaves beside another',
    outcome: 'refused: MAX_LEVERAGE_POSITION; up to the bound it is changed',
    input: {
      bars: [[FLAT, FLAT]],
      script: [
        ...sent('buy 300 limit 90', 'buy 100 limit 90'),
        { minute: 1.5, amend: '2 quantity 231' },
        { minute: 1.5, amend: '2 quantity 230' },
      ],
      leverage: 125,
      cash: ['100000'],
    },
    // 300 × 90 = 27,000; the one that is asked for counts at the last price, the higher one: 230 × 100 = 23,000
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:30 #2 amend rejected MAX_LEVERAGE_POSITION',
      '00:01:30 #2 amended to 230 limit 90',
      'wallet 100000, equity 100000',
    ],
  },
  {
    name: 'perpetual-leverage-of-a-pair',
    situation: 'two orders of which one cancels the other',
    outcome: 'count as the larger one',
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('buy 300 limit 90 group 1', 'buy 200 stop 110 group 1', 'buy 231 limit 90', 'buy 230 limit 90'),
      leverage: 125,
      cash: ['100000'],
    },
    // 300 × 90 = 27,000 is more than 200 × 110 = 22,000; 230 × 100 = 23,000 make 50,000
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #3 rejected MAX_LEVERAGE_POSITION',
      '00:01:00 #4 accepted',
      'wallet 100000, equity 100000',
    ],
  },
  {
    name: 'perpetual-reduce-only-larger-long',
    situation: 'reduce-only, larger than the long',
    outcome: 'cut to the position, the rest expires',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 10 market'), ...sentAt(2, 'sell 15 market reduce-only')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 10 @ 100 taker, fee 1',
      '00:02:00 #2 accepted',
      '00:02:00 #2 sell 10 @ 100 taker, fee 1, 5 left',
      '00:02:00 #2 expired REDUCE_ONLY, 5 left',
      'wallet 998, equity 998',
    ],
  },
  {
    name: 'perpetual-reduce-only-larger-short',
    situation: 'reduce-only buy, larger than the short',
    outcome: 'cut to the position, the rest expires',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('sell 10 market'), ...sentAt(2, 'buy 15 market reduce-only')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 10 @ 100 taker, fee 1',
      '00:02:00 #2 accepted',
      '00:02:00 #2 buy 10 @ 100 taker, fee 1, 5 left',
      '00:02:00 #2 expired REDUCE_ONLY, 5 left',
      'wallet 998, equity 998',
    ],
  },
  {
    name: 'perpetual-reduce-only-wrong-side',
    situation: 'reduce-only that would enlarge a short',
    outcome: 'rejected: REDUCE_ONLY',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('sell 10 market'), ...sentAt(2, 'sell 1 market reduce-only')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 10 @ 100 taker, fee 1',
      '00:02:00 #2 rejected REDUCE_ONLY',
      'wallet 999, equity 999',
    ],
  },
  {
    name: 'perpetual-cross-profit-is-margin',
    situation: 'cross: the unrealised profit of a long, for a second order',
    outcome: 'stands behind it',
    // 995 + 50 × 20 − 50 × 120 / 10 = 1,395 are free; 100 × 120 / 10 = 1,200 and a fee of 12 are needed
    input: {
      bars: [[FLAT, [100, 120, 100, 120], [120, 120, 120, 120]]],
      script: [...sent('buy 50 market'), ...sentAt(2, 'buy 100 market')],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 50 @ 100 taker, fee 5',
      '00:02:00 #2 accepted',
      '00:02:00 #2 buy 100 @ 120 taker, fee 12',
      'wallet 983, equity 1983',
    ],
  },
  {
    name: 'perpetual-isolated-profit-is-no-margin',
    situation: 'isolated: the same',
    outcome: 'rejected: INSUFFICIENT_MARGIN, for the profit stays with the position',
    // 995 − 500 are free
    input: {
      bars: [[FLAT, [100, 120, 100, 120], [120, 120, 120, 120]]],
      script: [...sent('buy 50 market'), ...sentAt(2, 'buy 100 market')],
      mode: 'isolated',
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 50 @ 100 taker, fee 5',
      '00:02:00 #2 rejected INSUFFICIENT_MARGIN',
      'wallet 995, equity 1995',
    ],
  },
  {
    name: 'perpetual-pessimistic-both-sides',
    situation: 'a long and a short of two strategies, the stop and the target of both inside one bar, pessimistic',
    outcome: 'each has a path of its own: both are stopped, though no one path does that',
    // 50 lost each; fees 1 + 0.95 and 1 + 1.05
    input: { ...BOTH_SIDES, intrabar: 'pessimistic' },
    story: [
      ...BOTH_SIDES_OPENED,
      '00:02:00 #2 triggered',
      '00:02:00 #2 sell 10 @ 95 taker, fee 0.95',
      '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
      '00:02:00 #5 triggered',
      '00:02:00 #5 buy 10 @ 105 taker, fee 1.05',
      '00:02:00 #6 cancelled GROUP_FILLED, 0 left',
      'wallet 948.05, equity 948.05',
      'wallet 947.95, equity 947.95',
    ],
  },
  {
    name: 'perpetual-optimistic-both-sides',
    situation: 'the same, optimistic',
    outcome: 'both reach their targets',
    // 50 won each; fees 1 + 1.05 and 1 + 0.95
    input: { ...BOTH_SIDES, intrabar: 'optimistic' },
    story: [
      ...BOTH_SIDES_OPENED,
      '00:02:00 #3 sell 10 @ 105 maker, fee 1.05',
      '00:02:00 #2 cancelled GROUP_FILLED, 0 left',
      '00:02:00 #6 buy 10 @ 95 maker, fee 0.95',
      '00:02:00 #5 cancelled GROUP_FILLED, 0 left',
      'wallet 1047.95, equity 1047.95',
      'wallet 1048.05, equity 1048.05',
    ],
  },
  {
    name: 'perpetual-adaptive-both-sides',
    situation: 'the same, adaptive, the low nearer',
    outcome: 'one path for both: the long is stopped, the short reaches its target',
    input: BOTH_SIDES,
    story: [
      ...BOTH_SIDES_OPENED,
      '00:02:00 #2 triggered',
      '00:02:00 #2 sell 10 @ 95 taker, fee 0.95',
      '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
      '00:02:00 #6 buy 10 @ 95 maker, fee 0.95',
      '00:02:00 #5 cancelled GROUP_FILLED, 0 left',
      'wallet 948.05, equity 948.05',
      'wallet 1048.05, equity 1048.05',
    ],
  },
]);
