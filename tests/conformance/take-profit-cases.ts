import { casesOf, FLAT, sent } from './venue-case.js';

const HELD = { holdings: [['1']] } as const;

const TAKE_PROFIT_CASES = casesOf('take-profit', [
  {
    name: 'take-profit-sell-touch',
    situation: 'touched exactly, sell',
    outcome: 'triggers on the touch and takes the market there',
    input: { ...HELD, bars: [[FLAT, [100, 110, 99, 105]]], script: sent('sell 1 take-profit 110') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 110 taker, fee 0.11'],
  },
  {
    name: 'take-profit-buy-touch',
    situation: 'touched exactly, buy',
    outcome: 'triggers on the touch and takes the market there',
    input: { bars: [[FLAT, [100, 101, 90, 95]]], script: sent('buy 1 take-profit 90') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 90 taker, fee 0.09'],
  },
  {
    name: 'take-profit-not-reached',
    situation: 'missed by a tick',
    outcome: 'waits',
    input: { ...HELD, bars: [[FLAT, [100, 109.99, 99, 105]]], script: sent('sell 1 take-profit 110') },
    story: ['00:01:00 #1 accepted'],
  },
  {
    name: 'take-profit-sell-gap',
    situation: 'gap over the take-profit, sell',
    outcome: 'triggers and fills at the open, which is better',
    input: { ...HELD, bars: [[FLAT, [112, 113, 111, 112]]], script: sent('sell 1 take-profit 110') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 sell 1 @ 112 taker, fee 0.112'],
  },
  {
    name: 'take-profit-buy-gap',
    situation: 'gap over the take-profit, buy',
    outcome: 'triggers and fills at the open, which is better',
    input: { bars: [[FLAT, [88, 89, 87, 88]]], script: sent('buy 1 take-profit 90') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 buy 1 @ 88 taker, fee 0.088'],
  },
  {
    name: 'take-profit-sell-would-trigger',
    situation: 'would trigger immediately, sell',
    outcome: 'rejected',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: sent('sell 1 take-profit 100') },
    story: ['00:01:00 #1 rejected STOP_WOULD_TRIGGER'],
  },
  {
    name: 'take-profit-buy-would-trigger',
    situation: 'would trigger immediately, buy',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 take-profit 100') },
    story: ['00:01:00 #1 rejected STOP_WOULD_TRIGGER'],
  },
  {
    name: 'take-profit-slippage',
    situation: 'slippage of 10 bps',
    outcome: 'slips like any taker',
    // 110 × 0.999 = 109.89
    input: { ...HELD, bars: [[FLAT, [100, 111, 99, 105]]], script: sent('sell 1 take-profit 110'), slippageBps: 10 },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 109.89 taker, fee 0.10989'],
  },
  {
    name: 'take-profit-cap-over-several-bars',
    situation: 'participation cap, partial fill, then completed',
    outcome: 'fills a share where it triggers, the rest at the next open, even below its price',
    // 2 × 50 % = 1, twice.
    input: {
      bars: [[FLAT, [100, 111, 99, 105, 2], [104, 104, 104, 104, 2]]],
      script: sent('sell 2 take-profit 110'),
      holdings: [['2']],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 110 taker, fee 0.11, 1 left',
      '00:02:00 #1 sell 1 @ 104 taker, fee 0.104',
    ],
  },
  {
    name: 'take-profit-ioc-partial',
    situation: 'IOC, too little volume when it triggers',
    outcome: 'fills what there is, the rest expires at once',
    input: {
      bars: [[FLAT, [100, 111, 99, 105, 2], [104, 104, 104, 104, 2]]],
      script: sent('sell 2 take-profit 110 IOC'),
      holdings: [['2']],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 110 taker, fee 0.11, 1 left',
      '00:02:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left',
    ],
  },
  {
    name: 'take-profit-gtd-before',
    situation: 'GTD, its date comes before it is reached',
    outcome: 'expires, untriggered',
    input: { ...HELD, bars: [[FLAT, FLAT, [112, 113, 111, 112]]], script: sent('sell 1 take-profit 110 until 1') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 expired GOOD_TILL_DATE, 1 left'],
  },
  {
    name: 'take-profit-reduce-only-larger',
    situation: 'reduce-only, larger than the position',
    outcome: 'cut to the position, the rest expires',
    input: { ...HELD, bars: [[FLAT, [100, 111, 99, 105]]], script: sent('sell 3 take-profit 110 reduce-only') },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 sell 1 @ 110 taker, fee 0.11, 2 left',
      '00:02:00 #1 expired REDUCE_ONLY, 2 left',
    ],
  },
  {
    name: 'take-profit-buy-not-covered',
    situation: 'insufficient balance at arrival, buy',
    outcome: 'rejected: the cost at its price must be covered',
    // 112 × 90 = 10,080
    input: { bars: [[FLAT, FLAT]], script: sent('buy 112 take-profit 90') },
    story: ['00:01:00 #1 rejected INSUFFICIENT_BALANCE'],
  },
]);

const TAKE_PROFIT_LIMIT_CASES = casesOf('take-profit-limit', [
  {
    name: 'take-profit-limit-sell-touch',
    situation: 'touched, the limit still bettered, sell',
    outcome: 'triggers and takes the market there',
    input: { ...HELD, bars: [[FLAT, [100, 110, 99, 105]]], script: sent('sell 1 take-profit-limit 110 109') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 110 taker, fee 0.11'],
  },
  {
    name: 'take-profit-limit-buy-touch',
    situation: 'touched, the limit still bettered, buy',
    outcome: 'triggers and takes the market there',
    input: { bars: [[FLAT, [100, 101, 90, 95]]], script: sent('buy 1 take-profit-limit 90 91') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 buy 1 @ 90 taker, fee 0.09'],
  },
  {
    name: 'take-profit-limit-sell-further',
    situation: 'limit beyond the trigger, reached in the same bar, sell',
    outcome: 'triggers, rests, and fills at its limit as maker',
    input: { ...HELD, bars: [[FLAT, [100, 112, 99, 105]]], script: sent('sell 1 take-profit-limit 110 111') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 111 maker, fee 0.111'],
  },
  {
    name: 'take-profit-limit-not-reached',
    situation: 'triggered, the limit not reached',
    outcome: 'rests as a limit order',
    input: { ...HELD, bars: [[FLAT, [100, 110.5, 99, 105]]], script: sent('sell 1 take-profit-limit 110 111') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered'],
  },
  {
    name: 'take-profit-limit-sell-gap',
    situation: 'gap over both prices, sell',
    outcome: 'triggers and takes the open, which is better',
    input: { ...HELD, bars: [[FLAT, [112, 113, 111, 112]]], script: sent('sell 1 take-profit-limit 110 109') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 sell 1 @ 112 taker, fee 0.112'],
  },
  {
    name: 'take-profit-limit-buy-gap',
    situation: 'gap over both prices, buy',
    outcome: 'triggers and takes the open, which is better',
    input: { bars: [[FLAT, [88, 89, 87, 88]]], script: sent('buy 1 take-profit-limit 90 91') },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 triggered', '00:01:00 #1 buy 1 @ 88 taker, fee 0.088'],
  },
  {
    name: 'take-profit-limit-would-trigger',
    situation: 'would trigger immediately',
    outcome: 'rejected',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 take-profit-limit 101 102') },
    story: ['00:01:00 #1 rejected STOP_WOULD_TRIGGER'],
  },
  {
    name: 'take-profit-limit-ioc-nothing',
    situation: 'IOC, the limit not met when it triggers',
    outcome: 'triggers and expires',
    input: { bars: [[FLAT, [100, 101, 88, 95]]], script: sent('buy 1 take-profit-limit 90 89 IOC') },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 expired IMMEDIATE_OR_CANCEL, 1 left'],
  },
  {
    name: 'take-profit-limit-no-slippage',
    situation: 'slippage of 100 bps',
    outcome: 'limits do not slip',
    input: {
      ...HELD,
      bars: [[FLAT, [100, 110, 99, 105]]],
      script: sent('sell 1 take-profit-limit 110 109'),
      slippageBps: 100,
    },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 triggered', '00:02:00 #1 sell 1 @ 110 taker, fee 0.11'],
  },
  {
    name: 'take-profit-limit-off-the-tick',
    situation: 'limit off the tick',
    outcome: 'rejected',
    input: {
      ...HELD,
      bars: [[FLAT, FLAT]],
      script: sent('sell 1 take-profit-limit 110 109.99'),
      specs: [{ tickSize: '0.05' }],
    },
    story: ['00:01:00 #1 rejected PRICE_FILTER'],
  },
]);

export const ALL_TAKE_PROFIT_CASES = [...TAKE_PROFIT_CASES, ...TAKE_PROFIT_LIMIT_CASES];
