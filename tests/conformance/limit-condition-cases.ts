import { casesOf, FLAT, sent } from './venue-case.js';

/** Half of a bar's volume may be the desk's. */
const CAPPED = { participationPct: 50 };
const TWO_TRADED = [100, 100, 100, 100, 2] as const;

/** Inside the second bar 4 × 50 % = 2 at 99; at the third bar's open 4 × 50 % again. */
const TWO_OF_THREE = {
  ...CAPPED,
  bars: [
    [
      [100, 100, 100, 100, 4],
      [100, 100, 98, 98, 4],
      [98, 98, 98, 98, 4],
    ],
  ],
} as const;

export const LIMIT_CONDITION_CASES = casesOf('limit', [
  {
    name: 'limit-cap-over-several-bars',
    situation: 'participation cap, partial fill, then completed',
    outcome: 'fills a share of the bar’s volume at its price, the rest at the next open beyond it',
    input: { ...TWO_OF_THREE, script: sent('buy 3 limit 99') },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #1 buy 1 @ 98 maker, fee 0.098',
    ],
  },
  {
    name: 'limit-cap-then-cancel',
    situation: 'partly filled under a cap, then cancelled',
    outcome: 'what has filled stays, the rest is cancelled',
    input: { ...TWO_OF_THREE, script: [...sent('buy 3 limit 99'), { minute: 2, cancel: 1 }] },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #1 cancelled REQUESTED, 1 left',
    ],
  },
  {
    name: 'limit-cap-then-expiry',
    situation: 'partly filled under a cap, then its date comes (GTD)',
    outcome: 'what has filled stays, the rest expires',
    input: { ...TWO_OF_THREE, script: sent('buy 3 limit 99 until 1') },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #1 expired GOOD_TILL_DATE, 1 left',
    ],
  },
  {
    name: 'limit-cap-two-orders',
    situation: 'two orders at one price share a cap',
    outcome: 'the older one fills first',
    input: { ...TWO_OF_THREE, script: sent('buy 1.5 limit 99', 'buy 1.5 limit 99') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:02:00 #1 buy 1.5 @ 99 maker, fee 0.1485',
      '00:02:00 #2 buy 0.5 @ 99 maker, fee 0.0495, 1 left',
      '00:02:00 #2 buy 1 @ 98 maker, fee 0.098',
    ],
  },
  {
    name: 'limit-cap-zero-volume-bar',
    situation: 'traded through by a bar without volume, under a cap',
    outcome: 'not filled by it; filled by the next bar that trades',
    // The third bar's open finds the second one's volume, none; inside it 2 × 50 % = 1, at 98, where its path begins.
    input: {
      ...CAPPED,
      bars: [[FLAT, [100, 100, 98, 98, 0], [98, 98, 98, 98, 2]]],
      script: sent('buy 1 limit 99'),
    },
    story: ['00:01:00 #1 accepted', '00:03:00 #1 buy 1 @ 98 maker, fee 0.098'],
  },
  {
    name: 'limit-ioc-partial',
    situation: 'IOC, too little volume',
    outcome: 'takes what there is at the open, the rest expires at once',
    // 2 × 50 % = 1
    input: { ...CAPPED, bars: [[TWO_TRADED, TWO_TRADED]], script: sent('buy 3 limit 101 IOC') },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1, 2 left',
      '00:01:00 #1 expired IMMEDIATE_OR_CANCEL, 2 left',
    ],
  },
  {
    name: 'limit-ioc-nothing',
    situation: 'IOC, the first open does not reach it',
    outcome: 'expires at the open, though the bar would have come to it',
    input: { bars: [[FLAT, [100, 100, 95, 96]]], script: sent('buy 1 limit 99 IOC') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left'],
  },
  {
    name: 'limit-fok-all',
    situation: 'FOK, enough volume',
    outcome: 'takes the open, whole',
    input: { ...CAPPED, bars: [[TWO_TRADED, TWO_TRADED]], script: sent('buy 1 limit 101 FOK') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 100 taker, fee 0.1'],
  },
  {
    name: 'limit-fok-too-little',
    situation: 'FOK, too little volume',
    outcome: 'expires at the open, unfilled',
    input: { ...CAPPED, bars: [[TWO_TRADED, TWO_TRADED]], script: sent('buy 1.5 limit 101 FOK') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired FILL_OR_KILL, 1.5 left'],
  },
  {
    name: 'limit-fok-not-reached',
    situation: 'FOK, the first open does not reach it',
    outcome: 'expires at the open',
    input: { bars: [[FLAT, [100, 100, 95, 96]]], script: sent('buy 1 limit 99 FOK') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired FILL_OR_KILL, 1 left'],
  },
  {
    name: 'limit-gtd-before',
    situation: 'GTD, its date lies inside the bar that would fill it',
    outcome: 'expires at its date: only the close would prove the fill',
    input: { bars: [[FLAT, [100, 100, 95, 96]]], script: sent('buy 1 limit 99 until 0.5') },
    story: ['00:01:00 #1 accepted', '00:01:30 #1 expired GOOD_TILL_DATE, 1 left'],
  },
  {
    name: 'limit-gtd-at-the-close',
    situation: 'GTD, its date is the close of the bar that would fill it',
    outcome: 'fills: the bar closes before the date comes',
    input: { bars: [[FLAT, [100, 100, 95, 96]]], script: sent('buy 1 limit 99 until 1') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 buy 1 @ 99 maker, fee 0.099'],
  },
  {
    name: 'limit-gtd-at-the-open',
    situation: 'GTD, its date is the open that would fill it',
    outcome: 'expires: the open comes last at its time',
    input: { bars: [[FLAT, FLAT, [95, 96, 94, 95]]], script: sent('buy 1 limit 99 until 1') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 expired GOOD_TILL_DATE, 1 left'],
  },
  {
    name: 'limit-gtd-after',
    situation: 'GTD, its date lies after the bar that fills it',
    outcome: 'fills; at its date nothing is left to expire',
    input: { bars: [[FLAT, [100, 100, 95, 96], FLAT, FLAT]], script: sent('buy 1 limit 99 until 2') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 buy 1 @ 99 maker, fee 0.099'],
  },
  {
    name: 'limit-gtd-in-the-past',
    situation: 'GTD, its date has passed at arrival',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 limit 99 until -0.5') },
    story: ['00:01:00 #1 rejected INVALID_EXPIRY'],
  },
  {
    name: 'limit-gtd-now',
    situation: 'GTD, its date is the moment of arrival',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 limit 99 until 0') },
    story: ['00:01:00 #1 rejected INVALID_EXPIRY'],
  },
  {
    name: 'limit-gtd-passed-under-way',
    situation: 'GTD, its date passes while the order is under way',
    outcome: 'rejected at arrival',
    input: { bars: [[FLAT, FLAT, FLAT]], script: sent('buy 1 limit 99 until 0.5'), latencyMs: 60_000 },
    story: ['00:02:00 #1 rejected INVALID_EXPIRY'],
  },
  {
    name: 'limit-post-only-buy-crossing',
    situation: 'post-only, at the market at arrival, buy',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 limit 100 post-only') },
    story: ['00:01:00 #1 rejected POST_ONLY_WOULD_TAKE'],
  },
  {
    name: 'limit-post-only-sell-crossing',
    situation: 'post-only, at the market at arrival, sell',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('sell 1 limit 100 post-only'), holdings: [['1']] },
    story: ['00:01:00 #1 rejected POST_ONLY_WOULD_TAKE'],
  },
  {
    name: 'limit-post-only-buy-gap-at-first-open',
    situation: 'post-only, crossed by a gap at its first open, buy',
    outcome: 'expires: it would take',
    input: { bars: [[FLAT, [98, 99, 97, 98]]], script: sent('buy 1 limit 99 post-only') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired POST_ONLY_WOULD_TAKE, 1 left'],
  },
  {
    name: 'limit-post-only-sell-gap-at-first-open',
    situation: 'post-only, crossed by a gap at its first open, sell',
    outcome: 'expires: it would take',
    input: { bars: [[FLAT, [102, 103, 101, 102]]], script: sent('sell 1 limit 101 post-only'), holdings: [['1']] },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 expired POST_ONLY_WOULD_TAKE, 1 left'],
  },
  {
    name: 'limit-post-only-buy-rests',
    situation: 'post-only, resting, then traded through, buy',
    outcome: 'fills at its price, as maker',
    input: { bars: [[FLAT, [100, 100, 98, 99]]], script: sent('buy 1 limit 99 post-only') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 buy 1 @ 99 maker, fee 0.099'],
  },
  {
    name: 'limit-post-only-sell-rests',
    situation: 'post-only, resting, then traded through, sell',
    outcome: 'fills at its price, as maker',
    input: { bars: [[FLAT, [100, 102, 100, 101]]], script: sent('sell 1 limit 101 post-only'), holdings: [['1']] },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 sell 1 @ 101 maker, fee 0.101'],
  },
  {
    name: 'limit-post-only-gap-later',
    situation: 'post-only, resting, then gapped over',
    outcome: 'fills at the open, as maker: it was there first',
    input: { bars: [[FLAT, FLAT, [95, 96, 94, 95]]], script: sent('buy 1 limit 99 post-only') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 buy 1 @ 95 maker, fee 0.095'],
  },
  {
    name: 'limit-reduce-only-larger',
    situation: 'reduce-only, larger than the position',
    outcome: 'cut to the position, the rest expires',
    input: { bars: [[FLAT, [100, 102, 100, 101]]], script: sent('sell 3 limit 101 reduce-only'), holdings: [['1']] },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 sell 1 @ 101 maker, fee 0.101, 2 left',
      '00:02:00 #1 expired REDUCE_ONLY, 2 left',
    ],
  },
  {
    name: 'limit-reduce-only-no-position',
    situation: 'reduce-only without a position',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('sell 1 limit 101 reduce-only') },
    story: ['00:01:00 #1 rejected REDUCE_ONLY'],
  },
  {
    name: 'limit-reduce-only-closed-before',
    situation: 'reduce-only after another order has closed the position',
    outcome: 'expires with the fill that closes it',
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('sell 1 limit 101 reduce-only', 'sell 1 market'),
      holdings: [['1']],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #2 sell 1 @ 100 taker, fee 0.1',
      '00:01:00 #1 expired REDUCE_ONLY, 1 left',
    ],
  },
  {
    name: 'limit-reduce-only-coins-set-aside',
    situation: 'reduce-only, the coins are set aside for another sell',
    outcome: 'expires when it is reached: nothing is free to sell',
    input: {
      bars: [[FLAT, [100, 102, 100, 101]]],
      script: sent('sell 1 limit 110', 'sell 1 limit 101 reduce-only'),
      holdings: [['1']],
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 accepted', '00:02:00 #2 expired INSUFFICIENT_BALANCE, 1 left'],
  },
]);
