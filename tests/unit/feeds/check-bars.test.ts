import { describe, expect, it } from 'vitest';
import { formatDataCheck } from '../../../src/feeds/check/format-data-check.js';
import { checkBars } from '../../../src/feeds/check-bars.js';
import { type BarTuple, bar, makeBars } from './make-bars.js';

const MINUTE = 60_000;
const T0 = Date.UTC(2024, 0, 1);
const at = (minute: number) => T0 + minute * MINUTE;

function check(rows: readonly BarTuple[], intervalMs = MINUTE) {
  return checkBars(makeBars(rows), intervalMs);
}

/** The counts that are not zero. */
function counts(rows: readonly BarTuple[]): Record<string, number> {
  const { findings } = check(rows);
  return Object.fromEntries(
    Object.entries(findings).flatMap(([kind, { count }]) => (count > 0 ? [[kind, count]] : [])),
  );
}

describe('checkBars', () => {
  it('finds nothing in clean bars', () => {
    const result = check([0, 1, 2].map((minute) => bar(at(minute))));
    expect(result).toMatchObject({ rows: 3, fromMs: at(0), toMs: at(2), missingBars: 0, zeroVolume: { count: 0 } });
    expect(result.likelyIntervalMs).toBeUndefined();
    expect(counts([bar(at(0))])).toEqual({});
    expect(counts([])).toEqual({});
  });

  it('counts gaps and the bars that they swallow', () => {
    const result = check([bar(at(0)), bar(at(3)), bar(at(4)), bar(at(6))]);
    expect(result.findings.gaps.count).toBe(2);
    expect(result.missingBars).toBe(3);
    expect(result.findings.gaps.examples[0]).toEqual({
      row: 1,
      time: '2024-01-01T00:03:00.000Z',
      detail: '2 missing after 2024-01-01T00:00:00.000Z',
    });
  });

  it('tells duplicates from disorder, and a late bar makes no second gap', () => {
    expect(counts([bar(at(0)), bar(at(1)), bar(at(1)), bar(at(2))])).toEqual({ duplicates: 1 });
    expect(counts([bar(at(0)), bar(at(2)), bar(at(1)), bar(at(3))])).toEqual({ gaps: 1, disorder: 1 });
    expect(check([bar(at(5)), bar(at(1))])).toMatchObject({ fromMs: at(1), toMs: at(5) });
  });

  it('finds bars off the grid; weekly bars open on Mondays', () => {
    expect(counts([bar(at(0)), bar(at(1) + 20_799), bar(at(2) + 20_799), bar(at(3))])).toEqual({ offGrid: 2 });
    const week = 7 * 86_400_000;
    expect(check([bar(T0), bar(T0 + week)], week).findings.offGrid.count).toBe(0);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('finds the price %d in each column', (price) => {
    for (const column of [1, 2, 3, 4]) {
      const row = [...bar(at(0))];
      row[column] = price;
      expect(counts([row as unknown as BarTuple])).toEqual({ badPrices: 1 });
    }
    expect(check([[at(0), 1, 2, price, 1, 5]]).findings.badPrices.examples[0].detail).toBe(`low = ${price}`);
  });

  it('finds highs and lows that contradict their bar', () => {
    expect(counts([[at(0), 10, 11, 9, 12, 1]])).toEqual({ highLow: 1 });
    expect(counts([[at(0), 10, 12, 11, 11, 1]])).toEqual({ highLow: 1 });
    expect(counts([[at(0), 10, 9, 11, 10, 1]])).toEqual({ highLow: 1 });
    expect(counts([[at(0), 10, 10, 10, 10, 1]])).toEqual({});
  });

  it('finds impossible volumes; none at all is only information', () => {
    expect(counts([[at(0), 1, 1, 1, 1, -1]])).toEqual({ badVolume: 1 });
    expect(counts([[at(0), 1, 1, 1, 1, Number.NaN]])).toEqual({ badVolume: 1 });
    expect(counts([[at(0), 1, 1, 1, 1, 0]])).toEqual({});
    expect(check([[at(0), 1, 1, 1, 1, 0]]).zeroVolume.count).toBe(1);
  });

  it('suggests the interval where most steps are another', () => {
    expect(check([0, 60, 120, 180].map((minute) => bar(at(minute)))).likelyIntervalMs).toBe(3_600_000);
  });

  it('keeps the first few examples only', () => {
    const { count, examples } = check(Array.from({ length: 100 }, () => bar(at(0)))).findings.duplicates;
    expect([count, examples.length]).toEqual([99, 5]);
  });
});

describe('formatDataCheck', () => {
  it('reads well', () => {
    const rows = [bar(at(0)), bar(at(1)), bar(at(1)), bar(at(4)), [at(5), 10, 9, 11, 10, 0]] as BarTuple[];
    expect(`\n${formatDataCheck(check(rows))}\n`).toMatchInlineSnapshot(`
      "
      5 bars of 1m, 2024-01-01 00:00 to 2024-01-01 00:06 UTC
        gaps                 1  (2 bars missing in all)
            2024-01-01T00:04:00.000Z  row 4: 2 missing after 2024-01-01T00:01:00.000Z
        duplicates           1
            2024-01-01T00:01:00.000Z  row 3: the same open time again
        out of order         0
        off the time grid    0
        impossible prices    0
        high/low violations  1
            2024-01-01T00:05:00.000Z  row 5: open 10, high 9, low 11, close 10
        impossible volumes   0
        zero volume          1  (for information)
        Not clean.
      "
    `);
  });

  it('says that clean data is clean and that an interval looks wrong', () => {
    expect(formatDataCheck(check([bar(at(0)), bar(at(1))]))).toMatch(/Clean\.$/);
    expect(formatDataCheck(check([0, 60, 120, 180].map((minute) => bar(at(minute)))))).toContain(
      'Most bars are 1h apart',
    );
  });
});
