import { describe, expect, it } from 'vitest';
import { addSums, exactAverage, exactSum } from '../../../src/analytics/exact-sum.js';
import { exposurePct } from '../../../src/analytics/exposure.js';
import { kellyPct } from '../../../src/analytics/kelly.js';
import { maxConsecutiveLosses } from '../../../src/analytics/max-consecutive-losses.js';
import { payoffRatio } from '../../../src/analytics/payoff-ratio.js';
import { profitFactor } from '../../../src/analytics/profit-factor.js';
import { sqn } from '../../../src/analytics/sqn.js';
import { avgDurationMinutes, avgLoss, avgTradePct, avgWin, expectancy } from '../../../src/analytics/trade-averages.js';
import { joinTrades, tradeColumns } from '../../../src/analytics/trade-columns.js';
import { turnoverRatio } from '../../../src/analytics/turnover.js';
import { winRatePct } from '../../../src/analytics/win-rate.js';
import { curveOf, HOUR_MS, START_MS, trip } from './sample-curve.js';

/** Two winners (30, 10), two losers (−10, −5.5), one at 0. */
const trips = [trip('30', 1), trip('-10', 2), trip('-5.5', 3), trip('0', 4), trip('10', 5)];
const outcomes = tradeColumns(trips);
const none = tradeColumns([]);

describe('trades', () => {
  it('win rate counts a trade at 0 as a trade, not as a win', () => {
    expect(winRatePct(outcomes)).toBe(40);
    expect(winRatePct(none)).toBeNull();
  });

  it('profit factor and payoff ratio', () => {
    expect(profitFactor(outcomes)).toBeCloseTo(40 / 15.5, 12);
    expect(payoffRatio(outcomes)).toBeCloseTo(20 / 7.75, 12);
    expect(profitFactor(tradeColumns([trip('1')]))).toBeNull();
    expect(profitFactor(tradeColumns([trip('-1')]))).toBe(0);
    expect(payoffRatio(tradeColumns([trip('-1')]))).toBeNull();
    expect([profitFactor(none), payoffRatio(none)]).toStrictEqual([null, null]);
  });

  it('averages are exact decimals', () => {
    expect(expectancy(outcomes)).toBe('4.9');
    expect(avgWin(outcomes)).toBe('20');
    expect(avgLoss(outcomes)).toBe('-7.75');
    expect([expectancy(none), avgWin(none), avgLoss(none)]).toStrictEqual([null, null, null]);
    expect(avgTradePct(outcomes)).toBeCloseTo(0.49, 12);
    expect(avgDurationMinutes(outcomes)).toBe(60);
    expect([avgTradePct(none), avgDurationMinutes(none)]).toStrictEqual([null, null]);
  });

  it('best and worst keep every digit', () => {
    const exact = tradeColumns([trip('0.1234567890123456'), trip('-7.0000000000000001'), trip('-7')]);
    expect([exact.best, exact.worst]).toStrictEqual(['0.1234567890123456', '-7.0000000000000001']);
    expect([none.best, none.worst]).toStrictEqual([null, null]);
  });

  it('counts the longest run of losses in the order of the exits', () => {
    expect(maxConsecutiveLosses(outcomes.pnl)).toBe(2);
    const shuffled = tradeColumns([trip('-1', 1), trip('-1', 3), trip('5', 2)]);
    expect(maxConsecutiveLosses(shuffled.pnl)).toBe(1);
    expect(maxConsecutiveLosses(none.pnl)).toBe(0);
  });

  it('sqn and kelly need 30 trades', () => {
    const many = tradeColumns(Array.from({ length: 40 }, (_, i) => trip(i % 2 === 0 ? '2' : '-1', i + 1)));
    expect(sqn(many.pnl)).toBeCloseTo((Math.sqrt(40) * 0.5) / Math.sqrt((40 * 2.25) / 39), 12);
    // Half win, twice the size: 0.5 − 0.5 / 2.
    expect(kellyPct(many)).toBeCloseTo(25, 12);
    expect([sqn(outcomes.pnl), kellyPct(outcomes)]).toStrictEqual([null, null]);
    expect(sqn(new Float64Array(40).fill(0.1))).toBeNull();
    expect(kellyPct(tradeColumns(Array.from({ length: 40 }, () => trip('1'))))).toBeNull();
  });
});

describe('trades of two parts', () => {
  it('joined are those of the whole, to the last bit', () => {
    const many = Array.from({ length: 57 }, (_, i) =>
      trip(String(((i * 37) % 41) / 7 - 3), i + 1, { entryTsMs: START_MS + (i - (i % 5)) * HOUR_MS }),
    );
    for (const cut of [0, 1, 20, 57]) {
      const joined = joinTrades(tradeColumns(many.slice(0, cut)), tradeColumns(many.slice(cut)));
      expect(joined).toStrictEqual(tradeColumns(many));
    }
  });
});

describe('an exact average', () => {
  it.each([
    [['1', '2'], '1.5'],
    [['1', '1', '2'], '1.33333333'],
    [['-1', '-1', '-3'], '-1.66666667'],
    [['0.00000001', '0'], '0'],
    [['0.00000003', '0'], '0.00000002'],
    [['-0.00000003', '0'], '-0.00000002'],
    [['0.0000000149999999'], '0.00000001'],
    [['123456789012345678.5', '0.5'], '61728394506172839.5'],
    [[], null],
  ])('%o → %s', (amounts, expected) => {
    expect(exactAverage(exactSum(amounts))).toBe(expected);
    const [first, ...rest] = amounts.map((amount) => exactSum([amount]));
    if (first !== undefined) expect(exactAverage(rest.reduce(addSums, first))).toBe(expected);
  });
});

describe('exposurePct', () => {
  const hours = (count: number) => curveOf(Array(count + 1).fill(100), HOUR_MS);

  it('is the union of the trades over the run', () => {
    expect(exposurePct(hours(10), tradeColumns([trip('1', 2), trip('1', 4)]))).toBe(20);
    const overlapping = [trip('1', 5, { entryTsMs: START_MS }), trip('1', 3), trip('1', 6)];
    expect(exposurePct(hours(10), tradeColumns(overlapping))).toBe(60);
  });

  it('counts what is still open at the end', () => {
    const curve = hours(10);
    curve.exposure.fill(50, 6);
    expect(exposurePct(curve, tradeColumns([]))).toBe(40);
    expect(exposurePct(curve, tradeColumns([trip('1', 1)]))).toBe(50);
    // In again within the hour in which it went out: the trade counts, the gap does not.
    curve.exposure.fill(50, 4);
    const exit = START_MS + 4.25 * HOUR_MS;
    expect(
      exposurePct(curve, tradeColumns([trip('1', 1, { entryTsMs: START_MS + 3 * HOUR_MS, exitTsMs: exit })])),
    ).toBe(62.5);
  });

  it('is 0 without a position and null without time', () => {
    expect(exposurePct(hours(10), tradeColumns([]))).toBe(0);
    expect(exposurePct(curveOf([]), tradeColumns([]))).toBeNull();
    expect(exposurePct(curveOf([1]), tradeColumns([]))).toBeNull();
  });
});

it('turnover in units of the average equity', () => {
  expect(turnoverRatio(300, Float64Array.of(100, 200))).toBe(2);
  expect(turnoverRatio(300, new Float64Array(0))).toBeNull();
});
