import { casesOf, FLAT, sent, sentAt } from './venue-case.js';

/** Single exits: what the venue refuses of them, and what can be done to one that sleeps. */
export const EXIT_CASES = casesOf('bracket', [
  {
    name: 'exit-same-side',
    situation: 'an exit on the side of its entry',
    outcome: 'rejected; the entry goes on',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 limit 99', 'buy 1 limit 95 exit-of 1') },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 rejected REDUCE_ONLY'],
  },
  {
    name: 'exit-off-the-tick',
    situation: 'an exit off the tick',
    outcome: 'rejected; the entry goes on',
    input: {
      bars: [[FLAT, FLAT]],
      script: sent('buy 1 limit 99', 'sell 1 stop 94.99 exit-of 1'),
      specs: [{ tickSize: '0.05' }],
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 rejected PRICE_FILTER'],
  },
  {
    name: 'exit-invalid-trail',
    situation: 'a trailing exit without a trail',
    outcome: 'rejected; the entry goes on',
    input: { bars: [[FLAT, FLAT]], script: sent('buy 1 limit 99', 'sell 1 trailing-stop 0% exit-of 1') },
    story: ['00:01:00 #1 accepted', '00:01:00 #2 rejected INVALID_TRAIL'],
  },
  {
    name: 'exit-after-the-entry',
    situation: 'an exit that comes when its entry has filled whole',
    outcome: 'rejected',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 1 market'), ...sentAt(2, 'sell 1 stop 95 exit-of 1')],
    },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 100 taker, fee 0.1', '00:02:00 #2 rejected ENTRY_ENDED'],
  },
  {
    name: 'exit-cancel-asleep',
    situation: 'a sleeping exit is cancelled',
    outcome: 'cancelled; the entry and the other exit go on',
    input: {
      bars: [[FLAT, FLAT, [100, 100, 98, 98]]],
      script: [
        ...sent('buy 1 limit 99', 'sell 1 stop 95 exit-of 1', 'sell 1 limit 110 exit-of 1'),
        { minute: 1.5, cancel: 2 },
      ],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:30 #2 cancelled REQUESTED, 1 left',
      '00:03:00 #1 buy 1 @ 99 maker, fee 0.099',
      '00:03:00 #3 accepted',
    ],
  },
  {
    name: 'exit-amend-asleep',
    situation: 'a sleeping exit is amended',
    outcome: 'refused: it is not on the book yet',
    input: {
      bars: [[FLAT, FLAT, FLAT]],
      script: [...sent('buy 1 limit 99', 'sell 1 stop 95 exit-of 1'), { minute: 1.5, amend: '2 stop 96' }],
    },
    story: ['00:01:00 #1 accepted', '00:01:30 #2 amend rejected UNKNOWN_ORDER'],
  },
  {
    name: 'exit-amend-awake',
    situation: 'a working exit is amended',
    outcome: 'moved; as new, it waits for the next open',
    // The bar that is open falls to 95.5, which does not count for the stop at 96; the next one does.
    input: {
      bars: [[FLAT, [100, 100, 95.5, 97], [97, 97, 95.5, 96]]],
      script: [...sent('buy 1 market', 'sell 1 stop 95 exit-of 1'), { minute: 1.5, amend: '2 stop 96' }],
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 accepted',
      '00:01:30 #2 amended to 1 stop 96',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 1 @ 96 taker, fee 0.096',
    ],
  },
  {
    name: 'exit-latency',
    situation: 'entry and exits with latency',
    outcome: 'they arrive together, after the open; the entry fills at the next one and wakes them',
    input: {
      bars: [[FLAT, FLAT, [100, 100, 94, 94]]],
      script: sent('buy 1 market', 'sell 1 stop 95 exit-of 1'),
      latencyMs: 200,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:02:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:02:00 #2 accepted',
      '00:03:00 #2 triggered',
      '00:03:00 #2 sell 1 @ 95 taker, fee 0.095',
    ],
  },
]);
