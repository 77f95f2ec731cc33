import { describe, expect, it } from 'vitest';
import { type IntrabarModel, nearerExtreme, pathPoints } from '../../../../src/venues/simulated/matching/bar-path.js';
import { type BenchBar, fillsOf } from './venue-bench.js';

const FLAT: BenchBar = [100, 100, 100, 100];
const NEAR_HIGH: BenchBar = [100, 106, 90, 100];
const NEAR_LOW: BenchBar = [100, 110, 94, 100];

const STOP_95 = '00:02:00 #1 sell 1 @ 95 taker, fee 0';
const PROFIT_105 = '00:02:00 #2 sell 1 @ 105 maker, fee 0';

describe('a stop and a take-profit inside one bar', () => {
  it.each<[IntrabarModel, string, BenchBar, string[]]>([
    ['adaptive', 'whose high is nearer', NEAR_HIGH, [PROFIT_105, STOP_95]],
    ['adaptive', 'whose low is nearer', NEAR_LOW, [STOP_95, PROFIT_105]],
    ['adaptive', 'whose extremes are equally near', [100, 106, 94, 100], [STOP_95, PROFIT_105]],
    ['pessimistic', 'whose high is nearer', NEAR_HIGH, [STOP_95, PROFIT_105]],
    ['pessimistic', 'whose low is nearer', NEAR_LOW, [STOP_95, PROFIT_105]],
    ['optimistic', 'whose high is nearer', NEAR_HIGH, [PROFIT_105, STOP_95]],
    ['optimistic', 'whose low is nearer', NEAR_LOW, [PROFIT_105, STOP_95]],
  ])('%s: %s', (intrabar, _, bar, fills) => {
    const script = [
      { minute: 1, order: 'sell 1 stop 95' },
      { minute: 1, order: 'sell 1 limit 105' },
    ];
    const bars = [[FLAT, bar]];
    expect(fillsOf({ bars, script, intrabar, holdings: [['2']], makerBps: 0, takerBps: 0 })).toEqual(fills);
  });

  it.each<[IntrabarModel, number[]]>([
    ['pessimistic', [1, 2]],
    ['optimistic', [2, 1]],
  ])('%s, of buys: the stop lies above', (intrabar, ids) => {
    const script = [
      { minute: 1, order: 'buy 1 stop 105' },
      { minute: 1, order: 'buy 1 limit 95' },
    ];
    const lines = fillsOf({ bars: [[FLAT, NEAR_LOW]], script, intrabar });
    expect(lines.map((line) => Number(line.slice(10, 11)))).toEqual(ids);
  });

  it('each sub-account has its own path', () => {
    // Strategy 0 is long with a stop below, strategy 1 waits to buy with a stop above: each meets its own stop first.
    const script = [
      { minute: 1, order: 'sell 1 stop 95', strategy: 0 },
      { minute: 1, order: 'sell 1 limit 105', strategy: 0 },
      { minute: 1, order: 'buy 1 stop 105', strategy: 1 },
      { minute: 1, order: 'buy 1 limit 95', strategy: 1 },
    ];
    const lines = fillsOf({
      bars: [[FLAT, NEAR_LOW]],
      script,
      intrabar: 'pessimistic',
      cash: ['1000', '1000'],
      holdings: [['2'], ['0']],
    });
    expect(lines.map((line) => line.slice(9, 11))).toEqual(['#1', '#2', '#3', '#4']);
  });
});

describe('the assumed path', () => {
  const bar = { open: 100, high: 103, low: 98, close: 101 };

  it('visits the nearer extreme first, the low when both are equally near', () => {
    expect(nearerExtreme(bar)).toBe('low');
    expect(nearerExtreme({ ...bar, high: 101 })).toBe('high');
    expect(nearerExtreme({ ...bar, high: 102 })).toBe('low');
  });

  it('turns at open, one extreme, the other, close', () => {
    expect(pathPoints(bar, 'high')).toEqual([100, 103, 98, 101]);
    expect(pathPoints(bar, 'low')).toEqual([100, 98, 103, 101]);
  });
});
