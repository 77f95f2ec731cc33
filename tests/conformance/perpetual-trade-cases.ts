import { marginCasesOf } from './margin-case.js';
import { FLAT, sent, sentAt } from './venue-case.js';

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
]);
