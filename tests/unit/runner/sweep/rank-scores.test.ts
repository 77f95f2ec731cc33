import { describe, expect, it } from 'vitest';
import type { Metrics } from '../../../../src/analytics/metrics.js';
import { rankScores, scoreOf } from '../../../../src/runner/sweep/rank-scores.js';

const metrics = { sharpe: 1.5, finalEquity: '100.25', calmar: null, odd: 'text' } as unknown as Metrics;

describe('scores', () => {
  it('are metrics as numbers, money too', () => {
    expect(scoreOf({ metric: 'sharpe', minimize: false }, metrics)).toBe(1.5);
    expect(scoreOf({ metric: 'finalEquity', minimize: false }, metrics)).toBe(100.25);
    expect(scoreOf({ metric: 'calmar', minimize: false }, metrics)).toBeNull();
    expect(scoreOf({ metric: 'funding', minimize: false }, metrics)).toBeNull();
    expect(scoreOf({ metric: 'odd', minimize: false }, metrics)).toBeNull();
  });

  it('rank the best first, of equals the earlier one, and leave out what has none', () => {
    expect(rankScores({ metric: 'sharpe', minimize: false }, [1, null, 3, 1, 2])).toEqual([2, 4, 0, 3]);
    expect(rankScores({ metric: 'fees', minimize: true }, [1, null, 3, 1, 2])).toEqual([0, 3, 4, 2]);
  });
});
