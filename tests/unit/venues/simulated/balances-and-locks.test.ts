import { describe, expect, it } from 'vitest';
import { type BenchBar, type BenchRun, money, runBench, story } from './venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];
const opensAt = (price: number): BenchBar[] => [FLAT, [price, price, price, price]];

const locks = ({ collateral }: BenchRun) => [collateral.state.lockedCash, collateral.state.lockedHoldings];

describe('an open dearer than the order was covered at', () => {
  it('fills from free cash while there is some', () => {
    const run = { bars: [opensAt(110)], script: [{ minute: 1, order: 'buy 9 market' }], cash: ['1000'] };
    // 9 × 110 = 990 and a fee of 0.99
    expect(story(run)).toEqual(['00:01:00 #1 accepted', '00:01:00 #1 buy 9 @ 110 taker, fee 0.99']);
  });

  it('fills what the cash buys and ends the rest', () => {
    const run = { bars: [opensAt(110)], script: [{ minute: 1, order: 'buy 9.9 market' }], cash: ['1000'] };
    // 9.081 × 110 = 998.91 and a fee of 0.99891; one lot more would cost 1,000.01902.
    expect(story(run)).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 9.081 @ 110 taker, fee 0.99891, 0.819 left',
      '00:01:00 #1 expired INSUFFICIENT_BALANCE, 0.819 left',
    ]);
    const { collateral, accounts } = runBench(run);
    expect(collateral.state.cash).toEqual([money('0.09109')]);
    expect(accounts[0].cash).toBe(money('0.09109'));
    expect(collateral.state.lockedCash).toEqual([0n]);
  });

  it('ends an order that cannot buy a single lot', () => {
    const run = {
      bars: [opensAt(102)],
      script: [{ minute: 1, order: 'buy 1 market' }],
      specs: [{ lotSize: '1' }],
      cash: ['101'],
    };
    expect(story(run)).toEqual(['00:01:00 #1 accepted', '00:01:00 #1 expired INSUFFICIENT_BALANCE, 1 left']);
  });

  it('leaves to the next order what that one had set aside', () => {
    // Set aside: 500.5 and 490.49 of 1,000. At 200 the first gets 509.51 (2.545 cost 509.509), the second 490.491.
    const script = [
      { minute: 1, order: 'buy 5 market' },
      { minute: 1, order: 'buy 4.9 market' },
    ];
    expect(story({ bars: [opensAt(200)], script, cash: ['1000'] }).slice(2)).toEqual([
      '00:01:00 #1 buy 2.545 @ 200 taker, fee 0.509, 2.455 left',
      '00:01:00 #1 expired INSUFFICIENT_BALANCE, 2.455 left',
      '00:01:00 #2 buy 2.45 @ 200 taker, fee 0.49, 2.45 left',
      '00:01:00 #2 expired INSUFFICIENT_BALANCE, 2.45 left',
    ]);
  });
});

describe('what orders set aside', () => {
  it('is the price with the taker fee for buys, the quantity for sales', () => {
    const script = [
      { minute: 1, order: 'buy 2 limit 90' },
      { minute: 1, order: 'buy 1 stop 110' },
      { minute: 1, order: 'sell 0.5 limit 120' },
    ];
    const run = runBench({ bars: [[FLAT, FLAT]], script, holdings: [['1']], makerBps: 2, takerBps: 5 });
    // 180 + 0.09 and 110 + 0.055
    expect(locks(run)).toEqual([[money('290.145')], [[500]]]);
  });

  it('is released when they fill, also for less than was set aside', () => {
    const script = [
      { minute: 1, order: 'buy 2 limit 105' },
      { minute: 1, order: 'sell 1 market' },
    ];
    const run = runBench({ bars: [opensAt(101)], script, holdings: [['1']] });
    expect(locks(run)).toEqual([[0n], [[0]]]);
    // 10,000 − 202 − 0.202 + 101 − 0.101
    expect(run.collateral.state.cash).toEqual([money('9898.697')]);
    expect(run.collateral.state.holdings).toEqual([[2000]]);
  });

  it('stays set aside for what is still open', () => {
    const script = [
      { minute: 1, order: 'buy 1 limit 90' },
      { minute: 1, order: 'buy 1 limit 95' },
    ];
    const run = runBench({ bars: [[FLAT, [100, 100, 94, 94]]], script });
    expect(locks(run)[0]).toEqual([money('90.09')]);
  });
});

describe('sub-accounts', () => {
  it('do not lend to each other', () => {
    const script = [
      { minute: 1, order: 'buy 15 market', strategy: 0 },
      { minute: 1, order: 'buy 9 market', strategy: 1 },
      { minute: 2, order: 'sell 9 market', strategy: 0 },
      { minute: 2, order: 'sell 9 market', strategy: 1 },
    ];
    const run = { bars: [[FLAT, FLAT, FLAT]], script, cash: ['1000', '1000'] };
    expect(story(run)).toEqual([
      '00:01:00 #1 rejected INSUFFICIENT_BALANCE',
      '00:01:00 #2 accepted',
      '00:01:00 #2 buy 9 @ 100 taker, fee 0.9',
      '00:02:00 #3 rejected INSUFFICIENT_BALANCE',
      '00:02:00 #4 accepted',
      '00:02:00 #4 sell 9 @ 100 taker, fee 0.9',
    ]);
    expect(runBench(run).collateral.state.cash).toEqual([money('1000'), money('998.2')]);
  });

  it('trade with what was transferred to them', () => {
    const script = [
      { minute: 1, transfer: { from: 0, to: 1, amount: '600' } },
      { minute: 1, order: 'buy 15 market', strategy: 1 },
      { minute: 1, order: 'buy 5 market', strategy: 0 },
    ];
    const run = runBench({ bars: [[FLAT, FLAT]], script, cash: ['1000', '1000'] });
    expect(run.events.map(({ kind }) => kind)).toEqual(['OrderAccepted', 'OrderRejected', 'OrderFilled']);
    // 1,600 − 1,500 − 1.5
    expect(run.collateral.state.cash).toEqual([money('400'), money('98.5')]);
    expect(run.accounts.map(({ cash }) => cash)).toEqual([money('400'), money('98.5')]);
  });

  it('cannot give away what an order has set aside', () => {
    const script = [
      { minute: 1, order: 'buy 9 limit 90', strategy: 0 },
      { minute: 1, transfer: { from: 0, to: 1, amount: '600' } },
    ];
    expect(() => runBench({ bars: [[FLAT, FLAT]], script, cash: ['1000', '1000'] })).toThrow(/had set aside/);
  });
});

describe('two instruments', () => {
  it('share the cash and keep their own books', () => {
    const script = [
      { minute: 1, order: 'buy 1 market', instrument: 0 },
      { minute: 1, order: 'buy 2 limit 48', instrument: 1 },
      { minute: 2, order: 'sell 1 market', instrument: 1 },
    ];
    const FIFTY: BenchBar = [50, 50, 50, 50];
    const bars: BenchBar[][] = [
      [FLAT, FLAT, FLAT],
      [FIFTY, [50, 50, 47, 49], FIFTY],
    ];
    const run = runBench({ bars, script });
    expect(story({ bars, script })).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #2 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:02:00 #2 buy 2 @ 48 maker, fee 0.096',
      '00:02:00 #3 accepted',
      '00:02:00 #3 sell 1 @ 50 taker, fee 0.05',
    ]);
    expect(run.collateral.state.holdings).toEqual([[1000, 1000]]);
    // 10,000 − 100 − 0.1 − 96 − 0.096 + 50 − 0.05
    expect(run.collateral.state.cash).toEqual([money('9853.754')]);
  });
});
