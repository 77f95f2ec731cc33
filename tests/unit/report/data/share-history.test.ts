import { describe, expect, test } from 'vitest';
import {
  isAlwaysEqual,
  shareHistory,
  summarizeShare,
  unequalShares,
} from '../../../../src/report/data/share-history.js';
import { allocation, fixtureDeskReport } from '../fixture-desk-report.js';

const IDS = ['trend', 'swing', 'blocks'];
const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2024, 0, 1);
const at = (day: number, shares: readonly number[]) =>
  allocation(new Date(START_MS + day * DAY_MS).toISOString(), shares);

describe('shareHistory', () => {
  test('is the steps in order of the strategies, up to the end of the run', () => {
    const history = shareHistory([at(0, [0.4, 0.4, 0.2]), at(3, [0.6, 0.2, 0.2])], IDS, START_MS + 4 * DAY_MS);
    expect(history).toEqual({
      fromMs: START_MS,
      toMs: START_MS + 4 * DAY_MS,
      steps: [
        { tsMs: START_MS, shares: [0.4, 0.4, 0.2] },
        { tsMs: START_MS + 3 * DAY_MS, shares: [0.6, 0.2, 0.2] },
      ],
    });
  });

  test('counts the last of several at one time, and 0 for a strategy that is not named', () => {
    const history = shareHistory([at(0, [1, 0, 0]), at(0, [0.5, 0.5, 0])], [...IDS, 'added'], START_MS);
    expect(history?.steps).toEqual([{ tsMs: START_MS, shares: [0.5, 0.5, 0, 0] }]);
  });

  test('is nothing where nothing was allocated', () => {
    expect(shareHistory([], IDS, START_MS)).toBeUndefined();
  });
});

test('a share is summed up over time', () => {
  // 0.4 for three days and 0.6 for one: (3 × 0.4 + 0.6) / 4 = 0.45.
  const history = shareHistory([at(0, [0.4, 0.4, 0.2]), at(3, [0.6, 0.2, 0.2])], IDS, START_MS + 4 * DAY_MS)!;
  const summary = summarizeShare(history, 0);
  expect(summary).toMatchObject({ first: 0.4, lowest: 0.4, highest: 0.6, last: 0.6 });
  expect(summary.average).toBeCloseTo(0.45, 12);
});

test('the average of one moment is the share at it', () => {
  expect(summarizeShare(shareHistory([at(0, [0.7, 0.3, 0])], IDS, START_MS)!, 0).average).toBe(0.7);
});

describe('equal shares', () => {
  const third = [1 / 3, 1 / 3, 1 - 2 / 3];

  test('are those that differ by rounding alone', () => {
    const isEqual = (...allocations: (readonly number[])[]) =>
      isAlwaysEqual(
        shareHistory(
          allocations.map((shares, day) => at(day, shares)),
          IDS,
          START_MS,
        )!,
      );
    expect(isEqual(third, third)).toBe(true);
    expect(isEqual(third, [0.34, 0.33, 0.33])).toBe(false);
  });

  test('are nothing to see, no more than those of a strategy alone', () => {
    const [desk] = fixtureDeskReport({ allocations: [at(0, third), at(1, third)] }).branches;
    expect(unequalShares(desk)).toBeUndefined();
    const [unequal] = fixtureDeskReport().branches;
    expect(unequalShares(unequal)?.steps).toHaveLength(3);
    const alone = { ...unequal, result: { ...unequal.result, strategies: unequal.result.strategies.slice(0, 1) } };
    expect(unequalShares(alone)).toBeUndefined();
  });
});
