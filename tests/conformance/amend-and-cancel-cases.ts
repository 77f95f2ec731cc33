import { casesOf, FLAT, sent } from './venue-case.js';

const DIPS = [100, 100, 98, 99] as const;
const HELD = { holdings: [['1']] } as const;

const AMEND_CASES = casesOf('limit', [
  {
    name: 'amend-quantity-down',
    situation: 'amended: a smaller quantity, two orders at one price',
    outcome: 'keeps its place: the older one fills first',
    // 3 × 50 % = 1.5 for the two of them.
    input: {
      bars: [[FLAT, FLAT, [100, 100, 98, 99, 3]]],
      script: [...sent('buy 2 limit 99', 'buy 1 limit 99'), { minute: 2, amend: '1 quantity 1' }],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:02:00 #1 amended to 1 limit 99',
      '00:03:00 #1 buy 1 @ 99 maker, fee 0.099',
      '00:03:00 #2 buy 0.5 @ 99 maker, fee 0.0495, 0.5 left',
    ],
  },
  {
    name: 'amend-quantity-down-inside-a-bar',
    situation: 'amended while a bar is open: a smaller quantity',
    outcome: 'keeps its place: that bar fills it',
    input: { bars: [[FLAT, DIPS]], script: [...sent('buy 2 limit 99'), { minute: 1.5, amend: '1 quantity 1' }] },
    story: ['00:01:00 #1 accepted', '00:01:30 #1 amended to 1 limit 99', '00:02:00 #1 buy 1 @ 99 maker, fee 0.099'],
  },
  {
    name: 'amend-quantity-up-inside-a-bar',
    situation: 'amended while a bar is open: a larger quantity',
    outcome: 'as new: that bar cannot fill it, the next one can',
    input: { bars: [[FLAT, DIPS, DIPS]], script: [...sent('buy 1 limit 99'), { minute: 1.5, amend: '1 quantity 2' }] },
    story: ['00:01:00 #1 accepted', '00:01:30 #1 amended to 2 limit 99', '00:03:00 #1 buy 2 @ 99 maker, fee 0.198'],
  },
  {
    name: 'amend-price-inside-a-bar',
    situation: 'amended while a bar is open: another price',
    outcome: 'as new: that bar cannot fill it, the next one can',
    input: {
      bars: [[FLAT, DIPS, DIPS]],
      script: [...sent('buy 1 limit 90'), { minute: 1.5, amend: '1 limit 99' }],
    },
    story: ['00:01:00 #1 accepted', '00:01:30 #1 amended to 1 limit 99', '00:03:00 #1 buy 1 @ 99 maker, fee 0.099'],
  },
  {
    name: 'amend-price-crossing',
    situation: 'amended: a price beyond the market',
    outcome: 'takes the next open',
    input: { bars: [[FLAT, FLAT, FLAT]], script: [...sent('buy 1 limit 99'), { minute: 2, amend: '1 limit 101' }] },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 amended to 1 limit 101', '00:02:00 #1 buy 1 @ 100 taker, fee 0.1'],
  },
  {
    name: 'amend-post-only-crossing',
    situation: 'post-only, amended: a price at the market',
    outcome: 'refused; the order stays as it was',
    input: {
      bars: [[FLAT, FLAT, DIPS]],
      script: [...sent('buy 1 limit 99 post-only'), { minute: 2, amend: '1 limit 100' }],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 amend rejected POST_ONLY_WOULD_TAKE',
      '00:03:00 #1 buy 1 @ 99 maker, fee 0.099',
    ],
  },
  {
    name: 'amend-below-filled',
    situation: 'amended: no more than what has filled',
    outcome: 'refused',
    // 4 × 50 % = 2 has filled.
    input: {
      bars: [[FLAT, [100, 100, 98, 100, 4], FLAT]],
      script: [...sent('buy 3 limit 99'), { minute: 2, amend: '1 quantity 2' }],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #1 amend rejected LOT_SIZE',
    ],
  },
  {
    name: 'amend-partly-filled',
    situation: 'amended when a part has filled',
    outcome: 'the quantity counts what has filled',
    // 2 of 3 have filled; of 2.5 half a coin is left.
    input: {
      bars: [[FLAT, [100, 100, 98, 100, 4], [100, 100, 98, 98, 4]]],
      script: [...sent('buy 3 limit 99'), { minute: 2, amend: '1 quantity 2.5' }],
      participationPct: 50,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
      '00:02:00 #1 amended to 2.5 limit 99',
      '00:03:00 #1 buy 0.5 @ 99 maker, fee 0.0495',
    ],
  },
  {
    name: 'amend-unchanged',
    situation: 'amended to what it is',
    outcome: 'refused',
    input: { bars: [[FLAT, FLAT]], script: [...sent('buy 1 limit 99'), { minute: 1.5, amend: '1 limit 99' }] },
    story: ['00:01:00 #1 accepted', '00:01:30 #1 amend rejected ORDER_UNCHANGED'],
  },
  {
    name: 'amend-unknown',
    situation: 'amended after it has filled',
    outcome: 'refused',
    input: { bars: [[FLAT, FLAT, FLAT]], script: [...sent('buy 1 limit 101'), { minute: 2, amend: '1 limit 99' }] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:02:00 #1 amend rejected UNKNOWN_ORDER',
    ],
  },
  {
    name: 'amend-not-covered',
    situation: 'amended: a quantity that is not covered',
    outcome: 'refused; the order stays as it was, and covered',
    // 102 × 99 = 10,098
    input: {
      bars: [[FLAT, FLAT, DIPS]],
      script: [...sent('buy 100 limit 99'), { minute: 2, amend: '1 quantity 102' }],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 amend rejected INSUFFICIENT_BALANCE',
      '00:03:00 #1 buy 100 @ 99 maker, fee 9.9',
    ],
  },
  {
    name: 'amend-off-the-tick',
    situation: 'amended: a price off the tick',
    outcome: 'refused',
    input: {
      bars: [[FLAT, FLAT]],
      script: [...sent('buy 1 limit 99'), { minute: 1.5, amend: '1 limit 98.99' }],
      specs: [{ tickSize: '0.05' }],
    },
    story: ['00:01:00 #1 accepted', '00:01:30 #1 amend rejected PRICE_FILTER'],
  },
  {
    name: 'cancel-working',
    situation: 'cancelled while it waits',
    outcome: 'cancelled; the bar that would have filled it does not',
    input: { bars: [[FLAT, FLAT, DIPS]], script: [...sent('buy 1 limit 99'), { minute: 2, cancel: 1 }] },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 cancelled REQUESTED, 1 left'],
  },
  {
    name: 'cancel-unknown',
    situation: 'cancel of an order that was never sent',
    outcome: 'refused',
    input: { bars: [[FLAT, FLAT]], script: [{ minute: 1, cancel: 9 }] },
    story: ['00:01:00 #9 cancel rejected UNKNOWN_ORDER'],
  },
  {
    name: 'cancel-after-the-fill',
    situation: 'cancelled after it has filled',
    outcome: 'refused',
    input: { bars: [[FLAT, FLAT, FLAT]], script: [...sent('buy 1 limit 101'), { minute: 2, cancel: 1 }] },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:02:00 #1 cancel rejected UNKNOWN_ORDER',
    ],
  },
  {
    name: 'cancel-frees-the-lock',
    situation: 'cancelled: what it had set aside',
    outcome: 'is free again',
    input: {
      ...HELD,
      bars: [[FLAT, FLAT]],
      script: [...sent('sell 1 limit 110'), { minute: 1, cancel: 1 }, ...sent('sell 1 limit 105')],
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 cancelled REQUESTED, 1 left', '00:01:00 #2 accepted'],
  },
  {
    name: 'cancel-too-late',
    situation: 'latency: the cancel arrives after the fill',
    outcome: 'refused',
    // The order arrives at 00:01:00.2, fills at the close of the third bar; the cancel, sent before, arrives after it.
    input: {
      bars: [[FLAT, FLAT, DIPS, FLAT]],
      script: [...sent('buy 1 limit 99'), { minute: 2.999, cancel: 1 }],
      latencyMs: 200,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:03:00 #1 buy 1 @ 99 maker, fee 0.099',
      '00:03:00 #1 cancel rejected UNKNOWN_ORDER',
    ],
  },
  {
    name: 'requests-never-overtake',
    situation: 'latency: a cancel without delay behind an order with 90 s',
    outcome: 'arrives with the order, not before it',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 1 limit 99'), { minute: 2, cancel: 1 }],
      latency: { delayMs: (tsMs) => (tsMs % 120_000 === 0 ? 0 : 90_000) },
    },
    story: ['00:02:30 #1 accepted', '00:02:30 #1 cancelled REQUESTED, 1 left'],
  },
]);

const AMEND_STOP_CASES = casesOf('stop', [
  {
    name: 'amend-stop-price',
    situation: 'amended: another stop',
    outcome: 'moved; as new, it waits for the next open',
    input: {
      ...HELD,
      bars: [[FLAT, [100, 100, 95, 97], [97, 97, 95, 96]]],
      script: [...sent('sell 1 stop 90'), { minute: 1.5, amend: '1 stop 96' }],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:30 #1 amended to 1 stop 96',
      '00:03:00 #1 triggered',
      '00:03:00 #1 sell 1 @ 96 taker, fee 0.096',
    ],
  },
  {
    name: 'amend-stop-would-trigger',
    situation: 'amended: a stop that would trigger immediately',
    outcome: 'refused; the stop stays as it was',
    input: { ...HELD, bars: [[FLAT, FLAT]], script: [...sent('sell 1 stop 95'), { minute: 1.5, amend: '1 stop 100' }] },
    story: ['00:01:00 #1 accepted', '00:01:30 #1 amend rejected STOP_WOULD_TRIGGER'],
  },
  {
    name: 'amend-triggered-stop',
    situation: 'stop-limit, triggered, amended: another stop',
    outcome: 'refused: what has triggered does not wait again',
    input: {
      ...HELD,
      bars: [[FLAT, [100, 100, 94, 94], FLAT]],
      script: [...sent('sell 1 stop-limit 95 99'), { minute: 2, amend: '1 stop 90' }],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 amend rejected STOP_WOULD_TRIGGER',
      '00:02:00 #1 sell 1 @ 100 maker, fee 0.1',
    ],
  },
  {
    name: 'amend-triggered-limit',
    situation: 'stop-limit, triggered, amended: another limit',
    outcome: 'moved, like any limit order; beyond the market it takes the next open',
    input: {
      ...HELD,
      bars: [[FLAT, [100, 100, 94, 94], [94, 94, 94, 94]]],
      script: [...sent('sell 1 stop-limit 95 99'), { minute: 2, amend: '1 limit 93' }],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 triggered',
      '00:02:00 #1 amended to 1 stop 95 limit 93',
      '00:02:00 #1 sell 1 @ 94 taker, fee 0.094',
    ],
  },
  {
    name: 'cancel-waiting-stop',
    situation: 'cancelled while it waits',
    outcome: 'cancelled; the gap after it does nothing',
    input: {
      ...HELD,
      bars: [[FLAT, FLAT, [90, 90, 90, 90]]],
      script: [...sent('sell 1 stop 95'), { minute: 2, cancel: 1 }],
    },
    story: ['00:01:00 #1 accepted', '00:02:00 #1 cancelled REQUESTED, 1 left'],
  },
]);

export const AMEND_AND_CANCEL_CASES = [...AMEND_CASES, ...AMEND_STOP_CASES];
