import { describe, expect, it } from 'vitest';
import { type BenchBar, fillsOf, money, runBench, story } from './venue-bench.js';

const FIRST: BenchBar = [100, 101, 99, 100];

describe('market orders', () => {
  it('fill at the next open, at the time of that open', () => {
    expect(story({ bars: [[FIRST, [101, 103, 100, 102]]], script: [{ minute: 1, order: 'buy 1 market' }] })).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.101',
    ]);
  });

  it('wait through the rest of the bar that they arrive in', () => {
    const bars = [[FIRST, [101, 103, 100, 102], [104, 105, 103, 104]] as BenchBar[]];
    expect(story({ bars, script: [{ minute: 1.5, order: 'buy 2 market' }] })).toEqual([
      '00:01:30 #1 accepted',
      '00:02:00 #1 buy 2 @ 104 taker, fee 0.208',
    ]);
  });

  it('wait through a hole in the data', () => {
    const bars = [[FIRST, null, null, [97, 98, 96, 97]] as BenchBar[]];
    expect(story({ bars, script: [{ minute: 1, order: 'buy 1 market' }] })).toEqual([
      '00:01:00 #1 accepted',
      '00:03:00 #1 buy 1 @ 97 taker, fee 0.097',
    ]);
  });

  it('stay on the book when the data end', () => {
    const { events, collateral } = runBench({ bars: [[FIRST]], script: [{ minute: 1, order: 'buy 1 market' }] });
    expect(events.map(({ kind }) => kind)).toEqual(['OrderAccepted']);
    expect(collateral.state.lockedCash[0]).toBe(money('100.1'));
  });

  it('fill in the order of their arrival', () => {
    const script = [
      { minute: 1, order: 'buy 1 market' },
      { minute: 1, order: 'buy 2 market' },
    ];
    expect(fillsOf({ bars: [[FIRST, FIRST]], script })).toEqual([
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.1',
      '00:01:00 #2 buy 2 @ 100 taker, fee 0.2',
    ]);
  });

  it('that answer a fill at an open wait for the next one', () => {
    const bars = [[FIRST, [101, 103, 100, 102], [104, 105, 103, 104]] as BenchBar[]];
    const script = [{ minute: 1, order: 'buy 1 market' }];
    expect(fillsOf({ bars, script, afterFill: { 1: 'sell 1 market' } })).toEqual([
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.101',
      '00:02:00 #2 sell 1 @ 104 taker, fee 0.104',
    ]);
  });
});

describe('latency', () => {
  const bars = [[FIRST, [101, 101, 101, 101], [102, 102, 102, 102], [103, 103, 103, 103]] as BenchBar[]];
  const script = [{ minute: 1, order: 'buy 1 market' }];

  it('lets an order miss the open that it was sent at', () => {
    expect(story({ bars, script, latencyMs: 30_000 })).toEqual([
      '00:01:30 #1 accepted',
      '00:02:00 #1 buy 1 @ 102 taker, fee 0.102',
    ]);
  });

  it('of a whole bar lets the order arrive in time for the open after', () => {
    expect(story({ bars, script, latencyMs: 60_000 })).toEqual([
      '00:02:00 #1 accepted',
      '00:02:00 #1 buy 1 @ 102 taker, fee 0.102',
    ]);
    expect(fillsOf({ bars, script, latencyMs: 60_001 })).toEqual(['00:03:00 #1 buy 1 @ 103 taker, fee 0.103']);
  });

  it('too short for the clock to tell is none', () => {
    expect(story({ bars, script, latencyMs: 0.00001 })).toEqual(story({ bars, script }));
  });

  it('keeps requests in order', () => {
    const requests = [...script, { minute: 1.1, cancel: 1 }, { minute: 1.2, order: 'buy 3 market' }];
    expect(story({ bars, script: requests, latencyMs: 30_000 })).toEqual([
      '00:01:30 #1 accepted',
      '00:01:36 #1 cancelled REQUESTED, 1 left',
      '00:01:42 #2 accepted',
      '00:02:00 #2 buy 3 @ 102 taker, fee 0.306',
    ]);
  });
});

describe('the price of a market order', () => {
  const fill = (open: number, order: string, slippageBps: number, tickSize = '0.01') =>
    fillsOf({
      bars: [[FIRST, [open, open, open, open]]],
      script: [{ minute: 1, order }],
      holdings: [['5']],
      specs: [{ tickSize }],
      takerBps: 0,
      slippageBps,
    });

  it.each([
    // 101 × 1.0025 = 101.2525 and 101 × 0.9975 = 100.7475
    ['slips up for a buyer, rounded up', 101, 'buy 1 market', 25, '0.01', '101.26'],
    ['slips down for a seller, rounded down', 101, 'sell 1 market', 25, '0.01', '100.74'],
    ['stays where slippage ends on the grid', 100, 'buy 1 market', 5, '0.01', '100.05'],
    ['rounds an open off the grid up for a buyer', 100.02, 'buy 1 market', 0, '0.05', '100.05'],
    ['rounds an open off the grid down for a seller', 100.04, 'sell 1 market', 0, '0.05', '100'],
    ['never falls below the first tick', 1, 'sell 1 market', 5, '1', '1'],
  ])('%s', (_, open, order, slippageBps, tickSize, price) => {
    expect(fill(open, order, slippageBps, tickSize)).toEqual([
      `00:01:00 #1 ${order.split(' ')[0]} 1 @ ${price} taker, fee 0`,
    ]);
  });
});
