import { casesOf, FLAT, sent, sentAt } from './venue-case.js';

/** 2 traded in the first minute, of which half may be the desk's: 1 at the next open. */
const CAPPED = { participationPct: 50, takerBps: 10 };
const TWO_TRADED = [100, 100, 100, 100, 2] as const;
const ONE_AT_AN_OPEN = {
  ...CAPPED,
  bars: [[TWO_TRADED, [101, 101, 101, 101, 2], [102, 103, 101, 102, 4]]],
} as const;

export const MARKET_CASES = casesOf('market', [
  {
    name: 'market-buy-next-open',
    situation: 'next open, buy',
    outcome: 'fills at the open of the next bar, as taker',
    input: { bars: [[FLAT, [101, 102, 99, 100]]], script: sent('buy 1 market') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 101 taker, fee 0.101'],
  },
  {
    name: 'market-sell-next-open',
    situation: 'next open, sell',
    outcome: 'fills at the open of the next bar, as taker',
    input: { bars: [[FLAT, [101, 102, 99, 100]]], script: sent('sell 1 market'), holdings: [['1']] },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 sell 1 @ 101 taker, fee 0.101'],
  },
  {
    name: 'market-sent-inside-a-bar',
    situation: 'sent while a bar is open',
    outcome: 'waits for the open of the next one',
    input: { bars: [[FLAT, [101, 102, 99, 100], [103, 103, 103, 103]]], script: sentAt(1.5, 'buy 1 market') },
    story: ['00:01:30 #1 accepted', '00:02:00 #1 buy 1 @ 103 taker, fee 0.103'],
  },
  {
    name: 'market-hole-in-the-data',
    situation: 'the next bar is missing in the data',
    outcome: 'fills at the open of the first bar that there is',
    input: { bars: [[FLAT, null, [103, 104, 102, 103]]], script: sent('buy 1 market') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 buy 1 @ 103 taker, fee 0.103'],
  },
  {
    name: 'market-buy-slippage',
    situation: 'slippage of 10 bps, buy',
    outcome: 'fills above the open, rounded up to the tick',
    // 101 × 1.001 = 101.101, up to 101.11; the fee is 101.11 × 0.001
    input: { bars: [[FLAT, [101, 102, 99, 100]]], script: sent('buy 1 market'), slippageBps: 10 },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 101.11 taker, fee 0.10111'],
  },
  {
    name: 'market-sell-slippage',
    situation: 'slippage of 10 bps, sell',
    outcome: 'fills below the open, rounded down to the tick',
    // 101 × 0.999 = 100.899, down to 100.89
    input: { bars: [[FLAT, [101, 102, 99, 100]]], script: sent('sell 1 market'), slippageBps: 10, holdings: [['1']] },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 sell 1 @ 100.89 taker, fee 0.10089'],
  },
  {
    name: 'market-buy-off-the-tick',
    situation: 'the open lies between two ticks, buy',
    outcome: 'the tick above, against the trader',
    input: { bars: [[FLAT, [100.005, 101, 100, 100]]], script: sent('buy 1 market') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 100.01 taker, fee 0.10001'],
  },
  {
    name: 'market-sell-off-the-tick',
    situation: 'the open lies between two ticks, sell',
    outcome: 'the tick below, against the trader',
    input: { bars: [[FLAT, [100.005, 101, 100, 100]]], script: sent('sell 1 market'), holdings: [['1']] },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 sell 1 @ 100 taker, fee 0.1'],
  },
  {
    name: 'market-no-fee',
    situation: 'a taker fee of zero',
    outcome: 'fills without a fee',
    input: { bars: [[FLAT, [101, 102, 99, 100]]], script: sent('buy 1 market'), takerBps: 0 },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 101 taker, fee 0'],
  },
  {
    name: 'market-cap-over-several-bars',
    situation: 'participation cap, partial fills, then completed',
    outcome:
      'at each open a share of the volume of the bar before; inside, of the bar’s own less what its open has had',
    // 1 = 2 × 50 % at the first open, which leaves nothing of that bar's own 2 × 50 %; 1 at the second open; inside it
    // 4 × 50 % − 1 = 1, from where its path begins, proven when it closes.
    input: {
      ...ONE_AT_AN_OPEN,
      script: sent('buy 3 market'),
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.101, 2 left',
      '00:02:00 #1 buy 1 @ 102 taker, fee 0.102, 1 left',
      '00:03:00 #1 buy 1 @ 102 taker, fee 0.102',
    ],
  },
  {
    name: 'market-cap-then-cancel',
    situation: 'partly filled under a cap, then cancelled',
    outcome: 'what has filled stays, the rest is cancelled',
    input: {
      ...ONE_AT_AN_OPEN,
      script: [...sent('buy 3 market'), { minute: 2, cancel: 1 }],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.101, 2 left',
      '00:02:00 #1 cancelled REQUESTED, 2 left',
    ],
  },
  {
    name: 'market-cap-then-expiry',
    situation: 'partly filled under a cap, then its date comes (GTD)',
    outcome: 'what has filled stays, the rest expires before the open of that moment',
    input: {
      ...ONE_AT_AN_OPEN,
      script: sent('buy 3 market until 1'),
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.101, 2 left',
      '00:02:00 #1 expired GOOD_TILL_DATE, 2 left',
    ],
  },
  {
    name: 'market-cap-zero-volume-bar',
    situation: 'a bar without volume under a cap',
    outcome: 'nothing at the open that follows it; filled inside that bar, from its open price',
    // The bar before minute 2 traded nothing. Inside the one after: 2 × 50 % = 1.
    input: {
      ...CAPPED,
      bars: [[FLAT, [100, 100, 100, 100, 0], [101, 102, 100, 101, 2]]],
      script: sentAt(2, 'buy 1 market'),
    },
    story: ['00:02:00 #1 accepted', '00:03:00 #1 buy 1 @ 101 taker, fee 0.101'],
  },
  {
    name: 'market-ioc-partial',
    situation: 'IOC, too little volume',
    outcome: 'fills what there is at the open, the rest expires at once',
    input: { ...CAPPED, bars: [[TWO_TRADED, [101, 101, 101, 101, 9]]], script: sent('buy 3 market IOC') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.101, 2 left',
      '00:01:00 #1 expired IMMEDIATE_OR_CANCEL, 2 left',
    ],
  },
  {
    name: 'market-ioc-nothing',
    situation: 'IOC, no volume',
    outcome: 'expires at the open, unfilled',
    input: {
      ...CAPPED,
      bars: [
        [
          [100, 100, 100, 100, 0],
          [101, 101, 101, 101, 9],
        ],
      ],
      script: sent('buy 1 market IOC'),
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left'],
  },
  {
    name: 'market-fok-all',
    situation: 'FOK, enough volume',
    outcome: 'fills whole',
    input: { ...CAPPED, bars: [[TWO_TRADED, [101, 101, 101, 101, 9]]], script: sent('buy 1 market FOK') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 101 taker, fee 0.101'],
  },
  {
    name: 'market-fok-too-little',
    situation: 'FOK, too little volume',
    outcome: 'expires at the open, unfilled',
    input: { ...CAPPED, bars: [[TWO_TRADED, [101, 101, 101, 101, 9]]], script: sent('buy 1.001 market FOK') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired FILL_OR_KILL, 1.001 left'],
  },
  {
    name: 'market-fok-open-dearer-than-cash',
    situation: 'FOK, the open is dearer than what was covered',
    outcome: 'expires, for the account cannot pay for all of it',
    input: { bars: [[FLAT, [101, 101, 101, 101]]], script: sent('buy 99.9 market FOK') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired FILL_OR_KILL, 99.9 left'],
  },
  {
    name: 'market-buy-not-covered',
    situation: 'insufficient balance at arrival, buy',
    outcome: 'rejected',
    // 100 × 100 and a fee of 10 on top of the 10,000 that are there
    input: { bars: [[FLAT, FLAT]], script: sent('buy 100 market') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_BALANCE'],
  },
  {
    name: 'market-sell-not-covered',
    situation: 'insufficient balance at arrival, sell',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('sell 1.001 market'), holdings: [['1']] },
    story: ['00:01:00 #1 rejected INSUFFICIENT_BALANCE'],
  },
  {
    name: 'market-buy-open-dearer-than-cash',
    situation: 'insufficient balance at the fill: the open is dearer',
    outcome: 'fills what the account can pay for, the rest expires',
    // 99.9 × 100 × 1.001 = 9,999.99 is covered. At 101: 98.91 × 101 × 1.001 = 9,999.89991, one lot more is 10,000.001.
    // The fee is 98.91 × 101 × 0.001.
    input: { bars: [[FLAT, [101, 101, 101, 101]]], script: sent('buy 99.9 market') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 98.91 @ 101 taker, fee 9.98991, 0.99 left',
      '00:01:00 #1 expired INSUFFICIENT_BALANCE, 0.99 left',
    ],
  },
  {
    name: 'market-reduce-only-larger',
    situation: 'reduce-only, larger than the position',
    outcome: 'cut to the position, the rest expires',
    input: { bars: [[FLAT, FLAT]], script: sent('sell 3 market reduce-only'), holdings: [['1']] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 1 @ 100 taker, fee 0.1, 2 left',
      '00:01:00 #1 expired REDUCE_ONLY, 2 left',
    ],
  },
  {
    name: 'market-reduce-only-larger-capped',
    situation: 'reduce-only, larger than the position, under a cap',
    outcome: 'goes on until the position is flat, then the rest expires',
    // 1 at each open, for the volume of the bars before is 2.
    input: {
      ...CAPPED,
      bars: [[TWO_TRADED, TWO_TRADED, TWO_TRADED]],
      script: sent('sell 3 market reduce-only'),
      holdings: [['2']],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 1 @ 100 taker, fee 0.1, 2 left',
      '00:02:00 #1 sell 1 @ 100 taker, fee 0.1, 1 left',
      '00:02:00 #1 expired REDUCE_ONLY, 1 left',
    ],
  },
  {
    name: 'market-reduce-only-no-position',
    situation: 'reduce-only without a position, sell',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('sell 1 market reduce-only') },
    story: ['00:01:00 #1 rejected REDUCE_ONLY'],
  },
  {
    name: 'market-reduce-only-buy',
    situation: 'reduce-only buy on a spot market',
    outcome: 'rejected: nobody is short',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 market reduce-only'), holdings: [['1']] },
    story: ['00:01:00 #1 rejected REDUCE_ONLY'],
  },
  {
    name: 'market-reduce-only-closed-before',
    situation: 'reduce-only after another order has closed the position',
    outcome: 'expires with the fill that closes it',
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('sell 1 market', 'sell 1 market reduce-only'),
      holdings: [['1']],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 sell 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 expired REDUCE_ONLY, 1 left',
    ],
  },
  {
    name: 'market-off-the-lot',
    situation: 'quantity off the lot grid',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 0.101 market'), specs: [{ lotSize: '0.005' }] },
    story: ['00:01:00 #1 rejected LOT_SIZE'],
  },
  {
    name: 'market-zero-quantity',
    situation: 'quantity of zero',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 0 market') },
    story: ['00:01:00 #1 rejected LOT_SIZE'],
  },
  {
    name: 'market-negative-quantity',
    situation: 'negative quantity',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy -1 market') },
    story: ['00:01:00 #1 rejected LOT_SIZE'],
  },
  {
    name: 'market-below-least-notional',
    situation: 'worth less than the least notional',
    outcome: 'rejected',
    // 0.049 × 100 = 4.9
    input: { bars: [[FLAT, FLAT]], script: sent('buy 0.049 market'), specs: [{ minNotional: '5' }] },
    story: ['00:01:00 #1 rejected NOTIONAL'],
  },
  {
    name: 'market-exactly-least-notional',
    situation: 'worth exactly the least notional',
    outcome: 'accepted and filled',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 0.05 market'), specs: [{ minNotional: '5' }] },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 0.05 @ 100 taker, fee 0.005'],
  },
  {
    name: 'market-no-price-yet',
    situation: 'before the symbol has a price',
    outcome: 'rejected',
    input: {
      bars: [
        [FLAT, FLAT],
        [null, FLAT],
      ],
      script: [{ minute: 0.5, order: 'buy 1 market', instrument: 1 }],
    },
    story: ['00:00:30 #1 rejected NO_PRICE'],
  },
  {
    name: 'market-duplicate-id',
    situation: 'the id of an order that is working',
    outcome: 'rejected; the first one goes on',
    input: {
      bars: [[FLAT, FLAT]],
      script: [...sent('buy 1 market'), { minute: 1, order: 'buy 2 market', orderId: 1 }],
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 rejected DUPLICATE_ORDER', '00:01:00 #1 buy 1 @ 100 taker, fee 0.1'],
  },
  {
    name: 'market-latency',
    situation: 'latency: arrives after the open',
    outcome: 'waits for the open of the bar after',
    input: {
      bars: [[FLAT, [101, 101, 101, 101], [102, 102, 102, 102]]],
      script: sent('buy 1 market'),
      latencyMs: 200,
    },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 buy 1 @ 102 taker, fee 0.102'],
  },
  {
    name: 'market-latency-at-the-open',
    situation: 'latency: arrives at the very moment of an open',
    outcome: 'fills at that open, which comes last at its time',
    input: {
      bars: [[FLAT, [101, 101, 101, 101], [102, 102, 102, 102]]],
      script: sent('buy 1 market'),
      latencyMs: 60_000,
    },
    story: ['00:02:00 #1 accepted', '00:02:00 #1 buy 1 @ 102 taker, fee 0.102'],
  },
  {
    name: 'market-self-trade-prevented',
    situation: 'would meet a limit order of the desk, self-trade prevented',
    outcome: 'the order that takes expires, the one that waits stays',
    input: {
      bars: [[FLAT, [101, 101, 101, 101]]],
      script: sent('sell 1 limit 101', 'buy 1 market'),
      holdings: [['1']],
      selfTrade: false,
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 accepted', '00:01:00 #2 expired SELF_TRADE, 1 left'],
  },
  {
    name: 'market-self-trade-allowed',
    situation: 'would meet a limit order of the desk, self-trade allowed',
    outcome: 'fills against the market',
    input: {
      bars: [[FLAT, [101, 101, 101, 101]]],
      script: sent('sell 1 limit 101', 'buy 1 market'),
      holdings: [['1']],
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 accepted', '00:01:00 #2 buy 1 @ 101 taker, fee 0.101'],
  },
  {
    name: 'market-sent-on-a-fill-at-the-open',
    situation: 'sent the moment another order fills at the open',
    outcome: 'waits for the next open',
    input: {
      bars: [[FLAT, [101, 101, 101, 101], [102, 102, 102, 102]]],
      script: sent('buy 1 market'),
      afterFill: { 1: 'sell 1 market' },
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.101',
      '00:01:00 #2 accepted',
      '00:02:00 #2 sell 1 @ 102 taker, fee 0.102',
    ],
  },
]);
