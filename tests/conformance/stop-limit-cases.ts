import { casesOf, FLAT, sent } from './venue-case.js';

const HELD = { holdings: [['1']] } as const;

export const STOP_LIMIT_CASES = casesOf('stop-limit', [
  {
    name: 'stop-limit-sell-touch',
    situation: 'stop touched, the limit still bettered, sell',
    outcome: 'triggers and takes the market at the stop',
    input: { ...HELD, bars: [[FLAT, [100, 101, 95, 96]]], script: sent('sell 1 stop-limit 95 94') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 95 taker, fee 0.095'],
  },
  {
    name: 'stop-limit-buy-touch',
    situation: 'stop touched, the limit still bettered, buy',
    outcome: 'triggers and takes the market at the stop',
    input: { bars: [[FLAT, [100, 105, 99, 104]]], script: sent('buy 1 stop-limit 105 106') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 105 taker, fee 0.105'],
  },
  {
    name: 'stop-limit-sell-comes-back',
    situation: 'limit behind the stop, the market comes back inside the bar, sell',
    outcome: 'triggers, rests, and fills at its limit as maker',
    // The path is 100, 101, 94, 97, for the high is nearer.
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 97]]], script: sent('sell 1 stop-limit 95 96') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 96 maker, fee 0.096'],
  },
  {
    name: 'stop-limit-buy-comes-back',
    situation: 'limit behind the stop, the market comes back inside the bar, buy',
    outcome: 'triggers, rests, and fills at its limit as maker',
    // The path is 100, 99, 106, 103.
    input: { bars: [[FLAT, [100, 106, 99, 103]]], script: sent('buy 1 stop-limit 105 104') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 104 maker, fee 0.104'],
  },
  {
    name: 'stop-limit-limit-not-reached',
    situation: 'triggered, the limit not reached',
    outcome: 'rests as a limit order',
    input: { ...HELD, bars: [[FLAT, [100, 100, 90, 91], [91, 92, 90, 91]]], script: sent('sell 1 stop-limit 95 99') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered'],
  },
  {
    name: 'stop-limit-rests-then-gap',
    situation: 'triggered, then gapped over in its favour',
    outcome: 'fills at the open, which is better, as maker',
    input: { ...HELD, bars: [[FLAT, [100, 100, 94, 94.5], [97, 98, 96, 97]]], script: sent('sell 1 stop-limit 95 96') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 97 maker, fee 0.097'],
  },
  {
    name: 'stop-limit-sell-gap-past-both',
    situation: 'gap past stop and limit, sell',
    outcome: 'triggers at the open, rests, and fills at its limit only if the market comes back',
    // The path is 92, 91, 95, 93: up through 94.
    input: { ...HELD, bars: [[FLAT, [92, 95, 91, 93]]], script: sent('sell 1 stop-limit 95 94') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:02:00 #1 sell 1 @ 94 maker, fee 0.094'],
  },
  {
    name: 'stop-limit-buy-gap-past-both',
    situation: 'gap past stop and limit, buy, and the market stays away',
    outcome: 'triggers at the open and rests',
    input: { bars: [[FLAT, [108, 109, 107, 108]]], script: sent('buy 1 stop-limit 105 106') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered'],
  },
  {
    name: 'stop-limit-sell-gap-between',
    situation: 'gap past the stop, not the limit, sell',
    outcome: 'takes the open',
    // 94.5 × 0.001
    input: { ...HELD, bars: [[FLAT, [94.5, 95, 94, 95]]], script: sent('sell 1 stop-limit 95 94') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 sell 1 @ 94.5 taker, fee 0.0945'],
  },
  {
    name: 'stop-limit-would-trigger',
    situation: 'would trigger immediately',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 stop-limit 105 100') },
    story: ['00:01:00 #1 rejected STOP_WOULD_TRIGGER'],
  },
  {
    name: 'stop-limit-no-slippage',
    situation: 'slippage of 100 bps',
    outcome: 'takes the market at the stop: limits do not slip',
    input: { ...HELD, bars: [[FLAT, [100, 101, 95, 96]]], script: sent('sell 1 stop-limit 95 94'), slippageBps: 100 },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 95 taker, fee 0.095'],
  },
  {
    name: 'stop-limit-ioc-nothing',
    situation: 'IOC, the limit not met when it triggers',
    outcome: 'triggers and expires',
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 97]]], script: sent('sell 1 stop-limit 95 96 IOC') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left'],
  },
  {
    name: 'stop-limit-ioc-gap-past-both',
    situation: 'IOC, gap past stop and limit',
    outcome: 'triggers at the open and expires',
    input: { ...HELD, bars: [[FLAT, [92, 95, 91, 93]]], script: sent('sell 1 stop-limit 95 94 IOC') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left'],
  },
  {
    name: 'stop-limit-fok-too-little',
    situation: 'FOK, too little volume when it triggers',
    outcome: 'triggers and expires, unfilled',
    // 2 × 50 % = 1
    input: {
      bars: [[FLAT, [100, 101, 94, 95, 2]]],
      script: sent('sell 2 stop-limit 95 94 FOK'),
      holdings: [['2']],
      participationPct: 50,
    },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 expired FILL_OR_KILL, 2 left'],
  },
  {
    name: 'stop-limit-cap-over-several-bars',
    situation: 'participation cap, partial fill, then completed',
    outcome: 'takes a share at the stop; the rest waits at its limit and fills as maker',
    // 2 × 50 % = 1 at 95. The open at 93 lies past the limit; up through 94 on 93, 92, 96, 95 with 4 × 50 % = 2.
    input: {
      bars: [[FLAT, [100, 101, 93, 93, 2], [93, 96, 92, 95, 4]]],
      script: sent('sell 2 stop-limit 95 94'),
      holdings: [['2']],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 95 taker, fee 0.095, 1 left',
      '00:03:00 #1 sell 1 @ 94 maker, fee 0.094',
    ],
  },
  {
    name: 'stop-limit-gtd-after-the-trigger',
    situation: 'GTD, triggered, then its date comes',
    outcome: 'expires, unfilled',
    input: { ...HELD, bars: [[FLAT, [100, 100, 90, 91], FLAT]], script: sent('sell 1 stop-limit 95 99 until 1') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 expired GOOD_TILL_DATE, 1 left'],
  },
  {
    name: 'stop-limit-post-only-takes',
    situation: 'post-only, the limit still bettered when it triggers',
    outcome: 'triggers and expires: it would take',
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 97]]], script: sent('sell 1 stop-limit 95 94 post-only') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 expired POST_ONLY_WOULD_TAKE, 1 left'],
  },
  {
    name: 'stop-limit-post-only-rests',
    situation: 'post-only, limit behind the stop',
    outcome: 'triggers, rests, and fills at its limit as maker',
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 97]]], script: sent('sell 1 stop-limit 95 96 post-only') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 96 maker, fee 0.096'],
  },
  {
    name: 'stop-limit-at-the-extreme',
    situation: 'post-only, stop and limit at one price, which is the low of the bar',
    outcome: 'triggers, rests, and fills as maker when the market trades through it again',
    // The path is 100, 101, 95, 97: the touch at 95 triggers, and a touch alone fills no limit.
    input: { ...HELD, bars: [[FLAT, [100, 101, 95, 97]]], script: sent('sell 1 stop-limit 95 95 post-only') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 95 maker, fee 0.095'],
  },
  {
    name: 'stop-limit-reduce-only-larger',
    situation: 'reduce-only, larger than the position',
    outcome: 'cut to the position, the rest expires',
    input: { ...HELD, bars: [[FLAT, [100, 101, 94, 96]]], script: sent('sell 3 stop-limit 95 94 reduce-only') },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 95 taker, fee 0.095, 2 left',
      '00:02:00 #1 expired REDUCE_ONLY, 2 left',
    ],
  },
  {
    name: 'stop-limit-buy-not-covered',
    situation: 'insufficient balance at arrival, buy',
    outcome: 'rejected: the cost at the limit must be covered',
    // 95 × 105 = 9,975 and a fee of 9.975 at the stop would do; 95 × 106 = 10,070 at the limit does not.
    input: { bars: [[FLAT, FLAT]], script: sent('buy 95 stop-limit 105 106') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_BALANCE'],
  },
  {
    name: 'stop-limit-limit-off-the-tick',
    situation: 'limit off the tick',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 stop-limit 95 93.99'), specs: [{ tickSize: '0.05' }] },
    story: ['00:01:00 #1 rejected PRICE_FILTER'],
  },
]);
