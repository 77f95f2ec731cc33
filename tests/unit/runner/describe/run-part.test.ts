import { describe, expect, it } from 'vitest';
import type { RoundTrip } from '../../../../src/analytics/round-trip.js';
import { tradeColumns } from '../../../../src/analytics/trade-columns.js';
import {
  endingSince,
  joinParts,
  type PartStart,
  partMetricsInput,
  type RunPart,
} from '../../../../src/runner/describe/run-part.js';
import { tallyOf } from '../../../../src/runner/describe/strategy-tally.js';
import { usdt } from '../../agents/desk-parts.js';

/** @param trips by exit time: whose, and what they earned. */
function part(
  tsMs: readonly number[],
  equity: readonly number[],
  trips: readonly (readonly [exitTsMs: number, strategy: string, pnl: string])[] = [],
  rest: Partial<RunPart> = {},
): RunPart {
  const column = (factor: number) => Float64Array.from(equity, (value) => value * factor);
  const roundTrips = trips.map(([exitTsMs, strategy, pnl]) => {
    return { entryTsMs: exitTsMs - 1, exitTsMs, strategy, pnl, returnPct: Number(pnl) } as RoundTrip;
  });
  return {
    equity: {
      tsMs: Float64Array.from(tsMs),
      equity: column(1),
      cash: column(2),
      exposure: column(3),
      drawdownPct: column(4),
    },
    trades: tradeColumns(roundTrips),
    byStrategy: tallyOf(roundTrips),
    fills: 0,
    turnover: usdt('0'),
    benchmark: { tsMs: Float64Array.from(tsMs), close: column(5) },
    ...rest,
  };
}

const EARLY = [[2, 'a', '0.1']] as const;
const LATE = [
  [5, 'b', '-0.3'],
  [9, 'a', '0.2'],
] as const;
const FIRST = part([1, 2], [10, 11], EARLY, { fills: 3, turnover: usdt('0.1') });
const SECOND = part([3], [12], LATE, { fills: 4, turnover: usdt('0.2') });

describe('joinParts', () => {
  it('has one behind the other, and sums to the last digit', () => {
    const joined = joinParts(FIRST, SECOND);
    expect(joined).toEqual(part([1, 2, 3], [10, 11, 12], [...EARLY, ...LATE], { fills: 7, turnover: usdt('0.3') }));
    // The parts are those of other runs, too.
    joined.equity.equity[0] = 99;
    expect(FIRST.equity.equity[0]).toBe(10);
  });

  it('of a part and nothing is that part', () => {
    expect(joinParts(FIRST, part([], []))).toEqual(FIRST);
    expect(joinParts(part([], []), SECOND)).toEqual(SECOND);
  });
});

describe('partMetricsInput', () => {
  it('is the part with its turnover as a number', () => {
    const { turnover: _, byStrategy: __, ...rest } = FIRST;
    expect(partMetricsInput(FIRST)).toEqual({ ...rest, turnoverNotional: 0.1 });
  });
});

describe('endingSince', () => {
  const START: PartStart = {
    tsMs: 2,
    equity: 100,
    fees: usdt('1.5'),
    funding: usdt('-2'),
    interest: usdt('0.25'),
    openTrips: [],
    benchmark: { tsMs: new Float64Array(), close: new Float64Array() },
  };
  const ENDING = { finalEquity: '80', fees: '4.75', funding: '1', interest: '0.3', maxDrawdownPct: 60 };

  it('counts from the fork what was counted from the start, and sees drawdowns from there', () => {
    expect(endingSince(ENDING, START, part([3, 4, 5], [110, 88, 80]))).toEqual({
      finalEquity: '80',
      fees: '3.25',
      funding: '3',
      interest: '0.05',
      maxDrawdownPct: (30 / 110) * 100,
    });
  });

  it('leaves out what the market does not charge', () => {
    const { funding: _, interest: __, ...spot } = ENDING;
    expect(endingSince(spot, START, part([3], [100]))).toEqual({
      finalEquity: '80',
      fees: '3.25',
      funding: undefined,
      interest: undefined,
      maxDrawdownPct: 0,
    });
  });
});
