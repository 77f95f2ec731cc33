import { casesOf, FLAT, sent } from './venue-case.js';

const HELD = { holdings: [['1']] } as const;
const CAPPED = { participationPct: 50 };
/** Down through 95, then open at 93: 4 × 50 % = 2 inside, 4 × 50 % at the open that follows. */
const FALLING = [
  [
    [100, 100, 100, 100, 4],
    [100, 101, 94, 94, 4],
    [93, 93, 93, 93, 4],
  ],
] as const;

export const STOP_CASES = casesOf('stop', [
  {
    name: 'stop-sell-touch',
    situation: 'touched exactly, sell',
    outcome: 'triggers on the touch and takes the market there',
    input: { ...HELD, bars: [[FLAT, [100, 101, 95, 96]]], script: sent('sell 1 stop 95') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 95 taker, fee 0.095'],
  },
  {
    name: 'stop-buy-touch',
    situation: 'touched exactly, buy',
    outcome: 'triggers on the touch and takes the market there',
    input: { bars: [[FLAT, [100, 105, 99, 104]]], script: sent('buy 1 stop 105') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 105 taker, fee 0.105'],
  },
  {
    name: 'stop-sell-trade-through',
    situation: 'traded through, sell',
    outcome: 'fills at the stop, not at the low',
    input: { ...HELD, bars: [[FLAT, [100, 101, 90, 91]]], script: sent('sell 1 stop 95') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 95 taker, fee 0.095'],
  },
  {
    name: 'stop-not-reached',
    situation: 'missed by a tick',
    outcome: 'waits',
    input: { ...HELD, bars: [[FLAT, [100, 101, 95.01, 96]]], script: sent('sell 1 stop 95') },
    story: ['00:01:00 #1 accepted'],
  },
  {
    name: 'stop-sell-gap',
    situation: 'gap over the stop, sell',
    outcome: 'triggers and fills at the open, which is worse',
    input: { ...HELD, bars: [[FLAT, [93, 94, 92, 93]]], script: sent('sell 1 stop 95') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 sell 1 @ 93 taker, fee 0.093'],
  },
  {
    name: 'stop-buy-gap',
    situation: 'gap over the stop, buy',
    outcome: 'triggers and fills at the open, which is worse',
    input: { bars: [[FLAT, [107, 108, 106, 107]]], script: sent('buy 1 stop 105') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 buy 1 @ 107 taker, fee 0.107'],
  },
  {
    name: 'stop-hole-in-the-data',
    situation: 'the market falls through it in a bar that is missing',
    outcome: 'fills at the open of the first bar that there is',
    input: { ...HELD, bars: [[FLAT, null, [90, 91, 89, 90]]], script: sent('sell 1 stop 95') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 90 taker, fee 0.09'],
  },
  {
    name: 'stop-sell-would-trigger',
    situation: 'would trigger immediately, sell',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 stop 100') },
    story: ['00:01:00 #1 rejected STOP_WOULD_TRIGGER'],
  },
  {
    name: 'stop-buy-would-trigger',
    situation: 'would trigger immediately, buy',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 stop 100') },
    story: ['00:01:00 #1 rejected STOP_WOULD_TRIGGER'],
  },
  {
    name: 'stop-sell-slippage',
    situation: 'slippage of 10 bps, sell',
    outcome: 'fills below the stop, rounded down to the tick',
    // 95 × 0.999 = 94.905, down to 94.9; the fee is 94.9 × 0.001
    input: { ...HELD, bars: [[FLAT, [100, 101, 95, 96]]], script: sent('sell 1 stop 95'), slippageBps: 10 },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 94.9 taker, fee 0.0949'],
  },
  {
    name: 'stop-buy-slippage',
    situation: 'slippage of 10 bps, buy',
    outcome: 'fills above the stop, rounded up to the tick',
    // 105 × 1.001 = 105.105, up to 105.11
    input: { bars: [[FLAT, [100, 106, 99, 104]]], script: sent('buy 1 stop 105'), slippageBps: 10 },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 105.11 taker, fee 0.10511'],
  },
  {
    name: 'stop-cap-over-several-bars',
    situation: 'participation cap, partial fill, then completed',
    outcome: 'fills a share at the stop, the rest at the next open',
    input: { ...CAPPED, bars: FALLING, script: sent('sell 3 stop 95'), holdings: [['3']] },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 2 @ 95 taker, fee 0.19, 1 left',
      '00:02:00 #1 sell 1 @ 93 taker, fee 0.093',
    ],
  },
  {
    name: 'stop-cap-then-cancel',
    situation: 'triggered, partly filled under a cap, then cancelled',
    outcome: 'what has filled stays, the rest is cancelled',
    input: {
      ...CAPPED,
      bars: FALLING,
      script: [...sent('sell 3 stop 95'), { minute: 2, cancel: 1 }],
      holdings: [['3']],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 2 @ 95 taker, fee 0.19, 1 left',
      '00:02:00 #1 cancelled REQUESTED, 1 left',
    ],
  },
  {
    name: 'stop-cap-then-expiry',
    situation: 'triggered, partly filled under a cap, then its date comes (GTD)',
    outcome: 'what has filled stays, the rest expires',
    input: { ...CAPPED, bars: FALLING, script: sent('sell 3 stop 95 until 1'), holdings: [['3']] },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 2 @ 95 taker, fee 0.19, 1 left',
      '00:02:00 #1 expired GOOD_TILL_DATE, 1 left',
    ],
  },
  {
    name: 'stop-cap-zero-volume-bar',
    situation: 'triggered by a bar without volume, under a cap',
    outcome: 'triggers, but fills only when something trades again',
    // At the open at 93 the bar before has traded nothing; inside 2 × 50 % = 1, from where the path begins.
    input: {
      ...CAPPED,
      ...HELD,
      bars: [[FLAT, [100, 101, 94, 94, 0], [93, 93, 92, 92, 2]]],
      script: sent('sell 1 stop 95'),
    },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:03:00 #1 sell 1 @ 93 taker, fee 0.093'],
  },
  {
    name: 'stop-ioc-partial',
    situation: 'IOC, too little volume when it triggers',
    outcome: 'fills what there is, the rest expires at once',
    input: { ...CAPPED, bars: FALLING, script: sent('sell 3 stop 95 IOC'), holdings: [['3']] },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 2 @ 95 taker, fee 0.19, 1 left',
      '00:02:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left',
    ],
  },
  {
    name: 'stop-ioc-volume-used-up',
    situation: 'IOC, the volume is used up when it triggers',
    outcome: 'expires as it triggers, and never sees the next open',
    // The first stop takes all of 4 × 50 % = 2.
    input: { ...CAPPED, bars: FALLING, script: sent('sell 2 stop 96', 'sell 1 stop 95 IOC'), holdings: [['3']] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 2 @ 96 taker, fee 0.192',
      '00:02:00 #2 triggered',
      '00:02:00 #2 expired IMMEDIATE_OR_CANCEL, 1 left',
    ],
  },
  {
    name: 'stop-fok-all',
    situation: 'FOK, enough volume when it triggers',
    outcome: 'fills whole',
    input: { ...CAPPED, bars: FALLING, script: sent('sell 2 stop 95 FOK'), holdings: [['2']] },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 2 @ 95 taker, fee 0.19'],
  },
  {
    name: 'stop-fok-too-little',
    situation: 'FOK, too little volume when it triggers',
    outcome: 'expires, unfilled',
    input: { ...CAPPED, bars: FALLING, script: sent('sell 3 stop 95 FOK'), holdings: [['3']] },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 expired FILL_OR_KILL, 3 left'],
  },
  {
    name: 'stop-gtd-before',
    situation: 'GTD, its date comes before it is reached',
    outcome: 'expires, untriggered',
    input: { ...HELD, bars: [[FLAT, FLAT, [93, 94, 92, 93]]], script: sent('sell 1 stop 95 until 1') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 expired GOOD_TILL_DATE, 1 left'],
  },
  {
    name: 'stop-gtd-at-the-close',
    situation: 'GTD, its date is the close of the bar that reaches it',
    outcome: 'triggers and fills: the bar closes before the date comes',
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 96]]], script: sent('sell 1 stop 95 until 1') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 95 taker, fee 0.095'],
  },
  {
    name: 'stop-reduce-only-larger',
    situation: 'reduce-only, larger than the position',
    outcome: 'cut to the position, the rest expires',
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 96]]], script: sent('sell 3 stop 95 reduce-only') },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 95 taker, fee 0.095, 2 left',
      '00:02:00 #1 expired REDUCE_ONLY, 2 left',
    ],
  },
  {
    name: 'stop-reduce-only-closed-before',
    situation: 'reduce-only after another order has closed the position',
    outcome: 'expires with the fill that closes it',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 stop 95 reduce-only', 'sell 1 market') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #2 sell 1 @ 100 taker, fee 0.1',
      '00:01:00 #1 expired REDUCE_ONLY, 1 left',
    ],
  },
  {
    name: 'stop-buy-not-covered',
    situation: 'insufficient balance at arrival, buy',
    outcome: 'rejected: the cost at the stop must be covered',
    // 95 × 110 = 10,450
    input: { bars: [[FLAT, FLAT]], script: sent('buy 95 stop 110') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_BALANCE'],
  },
  {
    name: 'stop-sell-not-covered',
    situation: 'insufficient balance at arrival, sell',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1.001 stop 95') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_BALANCE'],
  },
  {
    name: 'stop-buy-gap-dearer-than-cash',
    situation: 'insufficient balance at the fill: a gap over the stop, buy',
    outcome: 'fills what the account can pay for, the rest expires',
    // 99 × 100.5 × 1.001 = 9,959.4495 is covered. At 105: 95.142 × 105 × 1.001 = 9,999.89991, a lot more 10,000.005.
    input: { bars: [[FLAT, [105, 105, 105, 105]]], script: sent('buy 99 stop 100.5') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 triggered',
      '00:01:00 #1 buy 95.142 @ 105 taker, fee 9.98991, 3.858 left',
      '00:01:00 #1 expired INSUFFICIENT_BALANCE, 3.858 left',
    ],
  },
  {
    name: 'stop-off-the-tick',
    situation: 'stop off the tick',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 stop 94.99'), specs: [{ tickSize: '0.05' }] },
    story: ['00:01:00 #1 rejected PRICE_FILTER'],
  },
  {
    name: 'stop-latency',
    situation: 'latency: arrives after the open',
    outcome: 'the bar that is open cannot trigger it; the next open can',
    input: {
      ...HELD,
      bars: [[FLAT, [100, 100, 90, 100], [94, 94, 94, 94]]],
      script: sent('sell 1 stop 95'),
      latencyMs: 200,
    },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 94 taker, fee 0.094'],
  },
  {
    name: 'stop-self-trade-prevented',
    situation: 'would meet a limit order of the desk, self-trade prevented',
    outcome: 'triggers and expires, the order that waits stays',
    // At 95 the buy at 95 waits, for a touch does not fill it.
    input: {
      ...HELD,
      bars: [[FLAT, [100, 101, 95, 96]]],
      script: sent('buy 1 limit 95', 'sell 1 stop 95'),
      selfTrade: false,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:02:00 #2 triggered',
      '00:02:00 #2 expired SELF_TRADE, 1 left',
    ],
  },
]);
