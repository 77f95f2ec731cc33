import { marginCasesOf } from './margin-case.js';
import { FLAT, sent, sentAt } from './venue-case.js';

/** A rate of 0.24 % a day is one of 0.01 % an hour. */
const RATES = { cash: 0.0024, coins: 0.0024 };

/** So many minutes at 100. */
function flat(minutes: number) {
  return Array.from({ length: minutes }, () => FLAT);
}

export const SPOT_INTEREST_CASES = marginCasesOf('interest on spot', [
  {
    name: 'interest-cash-borrowed',
    situation: 'a long of 20 with 1,000 behind it, over two hours',
    outcome: 'pays at each full hour on the cash that is missing, the interest of the hour before included',
    // 1,000 − 2,000 − 2 = −1,002: 0.1002; then 1,002.1002: 0.10021002
    input: { bars: [flat(122)], script: sent('buy 20 market'), interest: RATES },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 20 @ 100 taker, fee 2',
      '01:00:00 interest 0.1002 on 1002 of cash',
      '02:00:00 interest 0.10021002 on 1002.1002 of cash',
      'wallet 997.79958998, equity 997.79958998',
    ],
  },
  {
    name: 'interest-coins-borrowed',
    situation: 'a short of 20, the market at 110 when the hour is full',
    outcome: 'pays on its coins at the last price, in quote currency',
    // 20 × 110 × 0.0001 = 0.22
    input: {
      bars: [[...flat(59), [100, 110, 100, 110], [110, 110, 110, 110]]],
      script: sent('sell 20 market'),
      interest: RATES,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 sell 20 @ 100 taker, fee 2',
      '01:00:00 interest 0.22 on 2200 of coins behind COIN0USDT',
      'wallet 997.78, equity 797.78',
    ],
  },
  {
    name: 'interest-own-cash',
    situation: 'a long that its own cash pays for',
    outcome: 'pays nothing',
    input: { bars: [flat(62)], script: sent('buy 9 market'), interest: RATES },
    story: ['00:01:00 #1 accepted', '00:01:00 #1 buy 9 @ 100 taker, fee 0.9', 'wallet 999.1, equity 999.1'],
  },
  {
    name: 'interest-proceeds-of-a-short',
    situation: 'a long of another symbol that a short’s proceeds pay for',
    outcome: 'the short pays on its coins, nothing on cash',
    // 1,000 + 1,000 − 1 − 1,500 − 1.5 = 497.5 of cash; 10 × 100 × 0.0001 = 0.1
    input: {
      bars: [flat(62), flat(62)],
      script: [...sent('sell 10 market'), { minute: 1, instrument: 1, order: 'buy 15 market' }],
      interest: RATES,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 sell 10 @ 100 taker, fee 1',
      '00:01:00 #2 buy 15 @ 100 taker, fee 1.5',
      '01:00:00 interest 0.1 on 1000 of coins behind COIN0USDT',
      'wallet 997.4, equity 997.4',
    ],
  },
  {
    name: 'interest-rate-of-its-own',
    situation: 'coins cost half of what cash does',
    outcome: 'each loan pays its own rate',
    // 1,000 + 1,000 − 1 − 2,500 − 2.5 = −503.5: 0.05035; 10 × 100 × 0.00005 = 0.05
    input: {
      bars: [flat(62), flat(62)],
      script: [...sent('sell 10 market'), { minute: 1, instrument: 1, order: 'buy 25 market' }],
      interest: { cash: 0.0024, coins: 0.0012 },
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 sell 10 @ 100 taker, fee 1',
      '00:01:00 #2 buy 25 @ 100 taker, fee 2.5',
      '01:00:00 interest 0.05035 on 503.5 of cash',
      '01:00:00 interest 0.05 on 1000 of coins behind COIN0USDT',
      'wallet 996.39965, equity 996.39965',
    ],
  },
  {
    name: 'interest-opened-at-the-hour',
    situation: 'opened at the open of the full hour',
    outcome: 'pays nothing: an open comes behind the hour',
    input: { bars: [flat(62)], script: sentAt(60, 'buy 20 market'), interest: RATES },
    story: ['01:00:00 #1 accepted', '01:00:00 #1 buy 20 @ 100 taker, fee 2', 'wallet 998, equity 998'],
  },
  {
    name: 'interest-closed-at-the-hour',
    situation: 'closed at the open of the full hour',
    outcome: 'pays for that hour',
    // 0.1002 as above, and another fee of 2
    input: {
      bars: [flat(62)],
      script: [...sentAt(59, 'buy 20 market'), ...sentAt(60, 'sell 20 market')],
      interest: RATES,
    },
    story: [
      '00:59:00 #1 accepted',
      '00:59:00 #1 buy 20 @ 100 taker, fee 2',
      '01:00:00 #2 accepted',
      '01:00:00 interest 0.1002 on 1002 of cash',
      '01:00:00 #2 sell 20 @ 100 taker, fee 2',
      'wallet 995.8998, equity 995.8998',
    ],
  },
  {
    name: 'interest-isolated',
    situation: 'isolated: a long of 5 with a margin of 50, cash enough in the wallet',
    outcome: 'pays on what the margin does not cover; the interest comes out of the margin',
    // 500 − 50 = 450: 0.045; then the margin is 49.955 and 450.045 are borrowed: 0.0450045
    input: { bars: [flat(122)], script: sent('buy 5 market'), interest: RATES, mode: 'isolated' },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 5 @ 100 taker, fee 0.5',
      '01:00:00 interest 0.045 on 450 of cash behind COIN0USDT',
      '02:00:00 interest 0.0450045 on 450.045 of cash behind COIN0USDT',
      'wallet 999.4099955, equity 999.4099955',
    ],
  },
  {
    name: 'interest-hole-in-the-data',
    situation: 'two full hours pass in a hole of the data',
    outcome: 'both are charged before the market goes on',
    input: {
      bars: [[...flat(50), ...Array.from({ length: 75 }, () => null), ...flat(2)]],
      script: sent('buy 20 market'),
      interest: RATES,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 20 @ 100 taker, fee 2',
      '01:00:00 interest 0.1002 on 1002 of cash',
      '02:00:00 interest 0.10021002 on 1002.1002 of cash',
      'wallet 997.79958998, equity 997.79958998',
    ],
  },
  {
    name: 'interest-eats-the-margin',
    situation: 'the same low before and after a full hour that costs 37.5',
    outcome: 'spared before, liquidated after: the wallet carries less',
    // LP = (1,000 − 10,000) / (100 × −0.996) = 90.36…; less 9,000 × 0.1 / 24 of interest 90.738…, up to the tick 90.74.
    // 962.5 − 926 lost leave 36.5 for the clearance fee.
    input: {
      bars: [[...flat(30), [100, 100, 90.5, 100], ...flat(29), [100, 100, 90.5, 100]]],
      script: sent('buy 100 market'),
      interest: { cash: 0.1, coins: 0 },
      takerBps: 0,
    },
    story: [
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 100 @ 100 taker, fee 0',
      '01:00:00 interest 37.5 on 9000 of cash',
      '01:01:00 #0 sell 100 @ 90.74 taker, fee 36.5',
      '01:01:00 liquidated 100 at 90.74, covered 0',
      'wallet 0, equity 0',
    ],
  },
]);
