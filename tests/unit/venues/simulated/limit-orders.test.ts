import { describe, expect, it } from 'vitest';
import { type BenchBar, fillsOf, story } from './venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];
const buyAt99 = [{ minute: 1, order: 'buy 1 limit 99' }];
const sellAt101 = [{ minute: 1, order: 'sell 1 limit 101' }];

describe('a limit order inside a bar', () => {
  it.each<[string, boolean, BenchBar, string[]]>([
    ['is not filled by a touch', false, [100, 100.5, 99, 99.5], []],
    [
      'is filled by a touch where that is set',
      true,
      [100, 100.5, 99, 99.5],
      ['00:02:00 #1 buy 1 @ 99 maker, fee 0.099'],
    ],
    [
      'is filled at its price when the market trades through',
      false,
      [100, 100.5, 98, 99.5],
      ['00:02:00 #1 buy 1 @ 99 maker, fee 0.099'],
    ],
    ['is not filled when the market stays away', true, [100, 101, 99.01, 100], []],
  ])('buying %s', (_, touchFills, bar, fills) => {
    expect(fillsOf({ bars: [[FLAT, bar]], script: buyAt99, touchFills })).toEqual(fills);
  });

  it.each<[string, boolean, BenchBar, string[]]>([
    ['is not filled by a touch', false, [100, 101, 99.5, 100.5], []],
    [
      'is filled by a touch where that is set',
      true,
      [100, 101, 99.5, 100.5],
      ['00:02:00 #1 sell 1 @ 101 maker, fee 0.101'],
    ],
    [
      'is filled at its price when the market trades through',
      false,
      [100, 103, 99.5, 100.5],
      ['00:02:00 #1 sell 1 @ 101 maker, fee 0.101'],
    ],
  ])('selling %s', (_, touchFills, bar, fills) => {
    expect(fillsOf({ bars: [[FLAT, bar]], script: sellAt101, touchFills, holdings: [['1']] })).toEqual(fills);
  });

  it('does not see the bar that it arrives in', () => {
    const bars = [[FLAT, [100, 100, 95, 100], FLAT] as BenchBar[]];
    expect(fillsOf({ bars, script: [{ minute: 1.01, order: 'buy 1 limit 99' }] })).toEqual([]);
  });

  it('never slips', () => {
    const bars = [[FLAT, [100, 100, 98, 99]] as BenchBar[]];
    expect(fillsOf({ bars, script: buyAt99, slippageBps: 100 })).toEqual(['00:02:00 #1 buy 1 @ 99 maker, fee 0.099']);
  });
});

describe('a limit order at an open beyond its price', () => {
  it('takes the open when it has just arrived', () => {
    const script = [{ minute: 1, order: 'buy 1 limit 101' }];
    expect(story({ bars: [[FLAT, FLAT]], script, makerBps: 2, takerBps: 5 })).toEqual([
      '00:01:00 #1 accepted',
      '00:01:00 #1 buy 1 @ 100 taker, fee 0.05',
    ]);
  });

  it('gets the open as a maker when it rested', () => {
    const bars = [[FLAT, FLAT, [97, 98, 96, 97]] as BenchBar[]];
    expect(fillsOf({ bars, script: buyAt99, makerBps: 2, takerBps: 5 })).toEqual([
      '00:02:00 #1 buy 1 @ 97 maker, fee 0.0194',
    ]);
  });

  it('sells at the open that gapped above it', () => {
    const bars = [[FLAT, FLAT, [104, 105, 103, 104]] as BenchBar[]];
    expect(fillsOf({ bars, script: sellAt101, holdings: [['1']] })).toEqual([
      '00:02:00 #1 sell 1 @ 104 maker, fee 0.104',
    ]);
  });

  it('rounds an open off the grid against the trader, never beyond the limit', () => {
    const bars = [[FLAT, [98.97, 98.97, 98.97, 98.97]] as BenchBar[]];
    expect(fillsOf({ bars, script: buyAt99, specs: [{ tickSize: '0.05' }] })).toEqual([
      '00:01:00 #1 buy 1 @ 99 taker, fee 0.099',
    ]);
  });
});

describe('a limit order at an open that equals its price', () => {
  const bars = [[FLAT, [99, 100, 98, 99]] as BenchBar[]];

  it('waits for the market to trade through', () => {
    expect(fillsOf({ bars, script: buyAt99, makerBps: 2, takerBps: 5 })).toEqual([
      '00:02:00 #1 buy 1 @ 99 maker, fee 0.0198',
    ]);
  });

  it('fills there where a touch is enough', () => {
    expect(fillsOf({ bars, script: buyAt99, touchFills: true })).toEqual(['00:01:00 #1 buy 1 @ 99 taker, fee 0.099']);
  });
});

describe('a take-profit sent when its entry filled at the open', () => {
  it('may fill inside that bar, as a maker', () => {
    const bars = [[FLAT, [101, 106, 100, 104]] as BenchBar[]];
    const input = { bars, script: [{ minute: 1, order: 'buy 1 market' }], afterFill: { 1: 'sell 1 limit 105' } };
    expect(fillsOf({ ...input, makerBps: 2, takerBps: 5 })).toEqual([
      '00:01:00 #1 buy 1 @ 101 taker, fee 0.0505',
      '00:02:00 #2 sell 1 @ 105 maker, fee 0.021',
    ]);
  });
});
