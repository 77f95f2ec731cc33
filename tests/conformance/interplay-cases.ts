import { casesOf, FLAT, sent, sentAt } from './venue-case.js';

const HELD = { holdings: [['1']] } as const;
const OUT_OF_ONE = sent('sell 1 limit 110 group 7', 'sell 1 stop 95 group 7');

/** Cases where several rules meet: locks shared by a group, orders changed on the way, caps. */
export const INTERPLAY_CASES = [
  ...casesOf('one cancels the other', [
    {
      name: 'oco-first-cancelled-lock',
      situation: 'the first one is cancelled on request',
      outcome: 'the other goes on, and what it needs stays set aside',
      input: {
        ...HELD,
        bars: [[FLAT, FLAT]],
        script: [...OUT_OF_ONE, { minute: 1, cancel: 1 }, ...sent('sell 1 limit 120')],
      },
      story: [
        '00:01:00 #1 accepted',
        '00:01:00 #2 accepted',
        '00:01:00 #1 cancelled REQUESTED, 1 left',
        '00:01:00 #3 rejected INSUFFICIENT_BALANCE',
      ],
    },
    {
      name: 'oco-first-expires-lock',
      situation: 'the first one expires (GTD)',
      outcome: 'the other goes on, and what it needs stays set aside',
      input: {
        ...HELD,
        bars: [[FLAT, FLAT, FLAT]],
        script: [
          ...sent('sell 1 limit 110 until 0.5 group 7', 'sell 1 stop 95 group 7'),
          ...sentAt(1.75, 'sell 1 limit 120'),
        ],
      },
      story: [
        '00:01:00 #1 accepted',
        '00:01:00 #2 accepted',
        '00:01:30 #1 expired GOOD_TILL_DATE, 1 left',
        '00:01:45 #3 rejected INSUFFICIENT_BALANCE',
      ],
    },
    {
      name: 'oco-amend-second',
      situation: 'the second one is amended: another stop',
      outcome: 'moved: it shares what the first has set aside, as it did before',
      input: { ...HELD, bars: [[FLAT, FLAT]], script: [...OUT_OF_ONE, { minute: 1.5, amend: '2 stop 96' }] },
      story: ['00:01:00 #1 accepted', '00:01:00 #2 accepted', '00:01:30 #2 amended to 1 stop 96'],
    },
    {
      name: 'oco-three-share',
      situation: 'balance: a third order of the group, dearer than the first and cheaper than the second',
      outcome: 'needs nothing more: the group has set aside enough for the dearest',
      // 50 × 110 × 1.001 = 5,505.5 for the group leaves 4,494.5: 49.9 × 90 × 1.001 = 4,495.491 is too much, 49.8 × 90 ×
      // 1.001 = 4,486.482 is not.
      input: {
        bars: [[FLAT, FLAT]],
        script: sent(
          'buy 50 limit 90 group 7',
          'buy 50 stop 110 group 7',
          'buy 50 limit 95 group 7',
          'buy 49.8 limit 90',
        ),
      },
      story: [1, 2, 3, 4].map((orderId) => `00:01:00 #${orderId} accepted`),
    },
  ]),
  ...casesOf('limit', [
    {
      name: 'amend-quantity-up-loses-place',
      situation: 'amended: a larger quantity, two orders at one price',
      outcome: 'goes behind the other one',
      // 2 × 50 % = 1
      input: {
        bars: [[FLAT, FLAT, [100, 100, 98, 99, 2]]],
        script: [...sent('buy 1 limit 99', 'buy 1 limit 99'), { minute: 2, amend: '1 quantity 2' }],
        participationPct: 50,
      },
      story: [
        '00:01:00 #1 accepted',
        '00:01:00 #2 accepted',
        '00:02:00 #1 amended to 2 limit 99',
        '00:03:00 #2 buy 1 @ 99 maker, fee 0.099',
      ],
    },
  ]),
  ...casesOf('market', [
    {
      name: 'market-sent-on-a-fill-at-the-open-capped',
      situation: 'sent the moment another order fills at the open, under a cap',
      outcome: 'waits for the next open, as without a cap',
      // 20 × 50 % = 10 would be there inside the bar.
      input: {
        bars: [
          [
            [100, 100, 100, 100, 20],
            [101, 101, 101, 101, 20],
            [102, 102, 102, 102, 20],
          ],
        ],
        script: sent('buy 1 market'),
        afterFill: { 1: 'sell 1 market' },
        participationPct: 50,
      },
      story: [
        '00:01:00 #1 accepted',
        '00:01:00 #1 buy 1 @ 101 taker, fee 0.101',
        '00:01:00 #2 accepted',
        '00:02:00 #2 sell 1 @ 102 taker, fee 0.102',
      ],
    },
  ]),
  ...casesOf('market', [
    {
      name: 'market-cap-dearer-part',
      situation: 'partly filled under a cap, dearer than what was covered',
      outcome: 'what is set aside for the rest is no more than the cash that is left',
      // 9 × 100 × 1.001 = 900.9 of 1,000 is set aside; 8 × 50 % = 4 fill at 150 for 600.6. Of the 399.4 that are left 5 / 9 ×
      // 900.9 = 500.5 stay set aside. A sale of another coin brings 99.9, which are free: 0.5 × 100 × 1.001 = 50.05.
      input: {
        bars: [
          [
            [100, 100, 100, 100, 8],
            [150, 150, 150, 150, 0],
            [150, 150, 150, 150, 0],
            [150, 150, 150, 150, 0],
          ],
          [
            [100, 100, 100, 100, 8],
            [100, 100, 100, 100, 8],
            [100, 100, 100, 100, 8],
            [100, 100, 100, 100, 8],
          ],
        ],
        script: [
          { minute: 1, order: 'buy 9 market' },
          { minute: 2, order: 'sell 1 market', instrument: 1 },
          { minute: 2.5, order: 'buy 0.5 limit 100', instrument: 1 },
        ],
        cash: ['1000'],
        holdings: [['0', '1']],
        participationPct: 50,
      },
      story: [
        '00:01:00 #1 accepted',
        '00:01:00 #1 buy 4 @ 150 taker, fee 0.6, 5 left',
        '00:02:00 #2 accepted',
        '00:02:00 #2 sell 1 @ 100 taker, fee 0.1',
        '00:02:30 #3 accepted',
      ],
    },
  ]),
  ...casesOf('bracket', [
    {
      name: 'bracket-sibling-cancelled-after-a-part',
      situation: 'the target fills in part and is cancelled; then the entry fills the rest',
      outcome: 'the stop covers what has come in less what has gone out, not coins held before',
      // 2 × 50 % = 1 at 99 inside the second bar, of 2. Up to 111 in the third: 1 × 50 % = 0.5 at 110, then the target is
      // cancelled. In the fourth the rest of the entry: 1 at 99. The stop is for 2 − 0.5 = 1.5, though 6.5 are held.
      input: {
        bars: [[FLAT, [100, 100, 98, 100, 2], [100, 111, 100, 109, 1], [105, 105, 98, 98, 2], [94, 94, 94, 94, 8]]],
        script: [
          ...sent('buy 2 limit 99', 'sell 2 stop 95 exit-of 1', 'sell 2 limit 110 exit-of 1'),
          { minute: 3, cancel: 3 },
        ],
        holdings: [['5']],
        participationPct: 50,
      },
      story: [
        '00:01:00 #1 accepted',
        '00:02:00 #1 buy 1 @ 99 maker, fee 0.099, 1 left',
        '00:02:00 #2 accepted',
        '00:02:00 #2 amended to 1 stop 95',
        '00:02:00 #3 accepted',
        '00:02:00 #3 amended to 1 limit 110',
        '00:03:00 #3 sell 0.5 @ 110 maker, fee 0.055, 0.5 left',
        '00:03:00 #2 amended to 0.5 stop 95',
        '00:03:00 #3 cancelled REQUESTED, 0.5 left',
        '00:04:00 #1 buy 1 @ 99 maker, fee 0.099',
        '00:04:00 #2 amended to 1.5 stop 95',
        '00:04:00 #2 triggered',
        '00:04:00 #2 sell 1 @ 94 taker, fee 0.094, 0.5 left',
        '00:05:00 #2 sell 0.5 @ 94 taker, fee 0.047',
      ],
    },
    {
      name: 'exit-amended-larger',
      situation: 'a working exit is amended: more than its entry has filled',
      outcome: 'refused: it would sell coins held before, and leave the other exit less than nothing',
      input: {
        bars: [[FLAT, FLAT, [94, 94, 94, 94]]],
        script: [
          ...sent('buy 1 market', 'sell 1 stop 95 exit-of 1', 'sell 1 limit 110 exit-of 1'),
          { minute: 2, amend: '2 quantity 2' },
        ],
        holdings: [['5']],
      },
      story: [
        '00:01:00 #1 accepted',
        '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
        '00:01:00 #2 accepted',
        '00:01:00 #3 accepted',
        '00:02:00 #2 amend rejected LOT_SIZE',
        '00:02:00 #2 triggered',
        '00:02:00 #2 sell 1 @ 94 taker, fee 0.094',
        '00:02:00 #3 cancelled GROUP_FILLED, 0 left',
      ],
    },
    {
      name: 'bracket-exit-date-passes-asleep',
      situation: 'an exit’s date (GTD) passes while it sleeps',
      outcome: 'it does not wake without a date: it ends at its date',
      input: {
        bars: [[FLAT, FLAT, [100, 100, 98, 98], FLAT]],
        script: sent('buy 1 limit 99', 'sell 1 limit 110 until 0.5 exit-of 1'),
      },
      story: [
        '00:01:00 #1 accepted',
        '00:01:30 #2 expired GOOD_TILL_DATE, 1 left',
        '00:03:00 #1 buy 1 @ 99 maker, fee 0.099',
      ],
    },
    {
      name: 'bracket-trailing-exit-slipped-entry',
      situation: 'a trailing exit, slippage of 100 bps at the entry',
      outcome: 'trails from the market’s price, not from the slipped one of the entry',
      // Bought at 100 × 1.01 = 101. The path is 100, 100.2, 99, 100. From 100.2 the stop lies at 98.69, below the low; from
      // 101, where nothing traded, it would lie at 99.48.
      input: {
        bars: [[FLAT, [100, 100.2, 99, 100]]],
        script: sent('buy 1 market', 'sell 1 trailing-stop 1.5% exit-of 1'),
        slippageBps: 100,
      },
      story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 1 @ 101 taker, fee 0.101', '00:01:00 #2 accepted'],
    },
    {
      name: 'bracket-partial-entry-first-size',
      situation: 'participation cap: the entry fills in part',
      outcome: 'the exits wake and say their size, which is not the one that they were sent with',
      input: {
        bars: [
          [
            [100, 100, 100, 100, 4],
            [100, 100, 98, 98.5, 4],
          ],
        ],
        script: sent('buy 3 limit 99', 'sell 3 stop 95 exit-of 1'),
        participationPct: 50,
      },
      story: [
        '00:01:00 #1 accepted',
        '00:02:00 #1 buy 2 @ 99 maker, fee 0.198, 1 left',
        '00:02:00 #2 accepted',
        '00:02:00 #2 amended to 2 stop 95',
      ],
    },
  ]),
];
