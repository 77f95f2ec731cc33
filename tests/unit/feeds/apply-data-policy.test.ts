import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/core/errors.js';
import { applyDataPolicy } from '../../../src/feeds/apply-data-policy.js';
import { DATA_POLICY_CHOICES, type DataPolicy, DEFAULT_DATA_POLICY } from '../../../src/feeds/check/data-policy.js';
import { checkBars } from '../../../src/feeds/check-bars.js';
import { type BarTuple, bar, barRows, makeBars } from './make-bars.js';

const MINUTE = 60_000;
const T0 = Date.UTC(2024, 0, 1);
const at = (minute: number) => T0 + minute * MINUTE;

function apply(rows: readonly BarTuple[], policy?: Partial<DataPolicy>) {
  const bars = makeBars(rows);
  const result = applyDataPolicy(bars, checkBars(bars, MINUTE), policy, 'BTCUSDT');
  return { rows: barRows(result.bars), actions: result.actions, same: result.bars === bars };
}

function dirt(rows: readonly BarTuple[], policy?: Partial<DataPolicy>): DataError {
  try {
    apply(rows, policy);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error('the policy accepted the data');
}

describe('applyDataPolicy', () => {
  it('hands clean bars through untouched', () => {
    expect(apply([bar(at(0)), bar(at(1))])).toMatchObject({ same: true, actions: [] });
  });

  it('accepts nothing dirty by default, and says everything at once', () => {
    const error = dirt([bar(at(0)), bar(at(0)), bar(at(3)), [at(4), 10, 9, 11, 10, 1]]);
    expect(error.code).toBe('DATA_DIRTY');
    expect(error.message).toContain('BTCUSDT is dirty');
    expect(error.message).toContain('gaps: 1 gap, first at 2024-01-01T00:03:00.000Z (row 3)');
    expect(error.message).toContain('duplicates: 1 duplicate,');
    expect(error.remedy).toContain(
      'dataPolicy:\n  gaps: ignore | fill\n  duplicates: keep-first | keep-last\n  highLow: drop | widen',
    );
    expect(error.values.counts).toEqual({ gaps: 1, duplicates: 1, highLow: 1 });
  });

  it('fills gaps with flat bars at the last close', () => {
    const [first, last] = [bar(at(0)), bar(at(3))];
    const close = first[4];
    const flat = (minute: number): BarTuple => [at(minute), close, close, close, close, 0];
    const result = apply([first, last], { gaps: 'fill' });
    expect(result.rows).toEqual([first, flat(1), flat(2), last]);
    expect(result.actions).toEqual(['gaps: 1 (2 bars missing) filled with flat bars']);
  });

  it('leaves gaps open where that is the choice', () => {
    expect(apply([bar(at(0)), bar(at(3))], { gaps: 'ignore' }).rows).toHaveLength(2);
  });

  it('keeps the first or the last of several bars of one time', () => {
    const rows = [bar(at(0)), bar(at(1), 20), bar(at(1), 21), bar(at(1), 22), bar(at(2))];
    expect(apply(rows, { duplicates: 'keep-first' }).rows.map((row) => row[1])).toEqual([rows[0][1], 20, rows[4][1]]);
    expect(apply(rows, { duplicates: 'keep-last' }).rows.map((row) => row[1])).toEqual([rows[0][1], 22, rows[4][1]]);
  });

  it('sorts, which closes the gaps that disorder made, and keeps the order of equal times', () => {
    const rows = [bar(at(2)), bar(at(0)), bar(at(1), 20), bar(at(1), 21)];
    expect(apply(rows, { disorder: 'sort', duplicates: 'keep-first' }).rows).toEqual([rows[1], rows[2], rows[0]]);
  });

  it('drops or keeps bars off the grid', () => {
    const rows = [bar(at(0)), bar(at(0) + 30_000), bar(at(1))];
    expect(apply(rows, { offGrid: 'drop' }).rows).toEqual([rows[0], rows[2]]);
    expect(apply(rows, { offGrid: 'ignore' }).rows).toEqual(rows);
  });

  it('drops impossible prices, mends or drops contradicting bars and volumes', () => {
    const sound = bar(at(0));
    const last = bar(at(2));
    const odd = (high: number, low: number, volume: number): BarTuple[] => [
      sound,
      [at(1), 10, high, low, 11, volume],
      last,
    ];
    expect(apply(odd(10.5, 10.5, 1), { highLow: 'widen' }).rows[1]).toEqual([at(1), 10, 11, 10, 11, 1]);
    expect(apply(odd(10.5, 10.5, 1), { highLow: 'drop', gaps: 'ignore' }).rows).toEqual([sound, last]);
    expect(apply(odd(12, 0, 1), { badPrices: 'drop', gaps: 'ignore' }).rows).toEqual([sound, last]);
    expect(apply(odd(12, 9, -1), { badVolume: 'zero' }).rows[1][5]).toBe(0);
    expect(apply(odd(12, 9, -1), { badVolume: 'drop', gaps: 'ignore' }).rows).toEqual([sound, last]);
  });

  it('of two bars of one time, a broken one never wins', () => {
    const rows: BarTuple[] = [bar(at(0)), [at(1), 0, 0, 0, 0, 1], bar(at(1), 20)];
    const policy = { badPrices: 'drop', duplicates: 'keep-first' } as const;
    expect(apply(rows, policy).rows).toEqual([rows[0], rows[2]]);
  });

  it('asks about the gaps that dropping tears', () => {
    const rows: BarTuple[] = [bar(at(0)), [at(1), 0, 0, 0, 0, 1], bar(at(2))];
    expect(dirt(rows, { badPrices: 'drop' }).message).toContain('after dropping bars');
    expect(apply(rows, { badPrices: 'drop', gaps: 'fill' }).rows).toHaveLength(3);
  });

  it('does not make up far more bars than there are', () => {
    const rows = [bar(at(0)), bar(at(30_000_000))];
    expect(() => apply(rows, { gaps: 'fill' })).toThrowError(expect.objectContaining({ code: 'DATA_GAPS_TOO_LARGE' }));
  });

  it('has error as the default and the first choice of every kind', () => {
    expect(Object.values(DEFAULT_DATA_POLICY).every((choice) => choice === 'error')).toBe(true);
    expect(Object.values(DATA_POLICY_CHOICES).every(([first]) => first === 'error')).toBe(true);
    expect(Object.keys(DEFAULT_DATA_POLICY)).toEqual(Object.keys(DATA_POLICY_CHOICES));
  });
});
