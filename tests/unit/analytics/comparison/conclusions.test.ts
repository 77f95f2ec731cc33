import { describe, expect, it } from 'vitest';
import { differenceConclusion } from '../../../../src/analytics/comparison/difference-conclusion.js';
import type { ReturnDifference } from '../../../../src/analytics/comparison/return-difference.js';
import { type SweepEvidence, sweepConclusion } from '../../../../src/analytics/comparison/sweep-conclusion.js';
import type { TradeOrder } from '../../../../src/analytics/comparison/trade-order.js';
import { tradeOrderConclusion } from '../../../../src/analytics/comparison/trade-order-conclusion.js';

const HOUR_MS = 3_600_000;
const month = { spanMs: 31 * 24 * HOUR_MS };

const difference: ReturnDifference = {
  returnPct: 4.1,
  otherReturnPct: 2.9,
  differencePct: 1.2,
  interval: { lowPct: -0.8, highPct: 3.14, level: 0.95 },
  verdict: 'no-difference',
  observations: 744,
  blockLength: 9,
  resamples: 2000,
};

describe('the conclusion of a difference', () => {
  it('says that it may be chance', () => {
    expect(differenceConclusion(difference, month)).toBe(
      'Over these 31 days the branch returned 1.2 percentage points more than its parent; the 95 % interval runs from -0.8 to 3.1, so this may well be chance.',
    );
  });

  it('says when chance is unlikely, and names the runs', () => {
    const worse = {
      ...difference,
      differencePct: -1.2,
      interval: { lowPct: -2.5, highPct: -0.04, level: 0.99 },
      verdict: 'worse' as const,
    };
    expect(differenceConclusion(worse, { spanMs: 36 * HOUR_MS, name: 'slow', otherName: 'fast' })).toBe(
      'Over these 36 hours slow returned 1.20 percentage points less than fast; the 99 % interval runs from -2.50 to -0.04 and leaves out zero: chance alone is an unlikely explanation. It speaks of this time only.',
    );
  });

  it('says when there is too little', () => {
    const short = { ...difference, interval: null, verdict: 'too-short' as const };
    expect(differenceConclusion({ ...short, observations: 12 }, { spanMs: HOUR_MS })).toBe(
      'Over this time the branch returned 1.2 percentage points more than its parent. That says nothing yet: there are 12 pairs of returns, and chance can be judged from 30 on.',
    );
    expect(differenceConclusion(short, month)).toContain('the two differ in fewer than 10 of 744 periods.');
    expect(differenceConclusion({ ...short, differencePct: 0 }, month)).toContain(
      'returned as much as its parent in all.',
    );
  });

  it('says when there is none', () => {
    const same = { ...difference, differencePct: 0, interval: null, verdict: 'identical' as const };
    expect(differenceConclusion(same, month)).toBe(
      'Over these 31 days the branch returned the same as its parent in every period.',
    );
  });

  it('shows small numbers as what they are', () => {
    const tiny = { ...difference, differencePct: 0.0021, interval: { lowPct: -1e-9, highPct: 0.01, level: 0.95 } };
    expect(differenceConclusion(tiny, month)).toContain('0.002100 percentage points more');
    expect(differenceConclusion(tiny, month)).toContain('from 0.000000 to 0.010000');
  });
});

describe('the conclusion of a sweep', () => {
  const evidence: SweepEvidence = {
    trials: 120,
    observations: 365,
    deflatedSharpe: 0.972,
    overfitProbability: 0.08,
    realityCheckP: 0.012,
  };

  it('does not promise profit where nothing warns', () => {
    expect(sweepConclusion(evidence)).toBe(
      'The Sharpe ratio of the best point is above what luck gives the best of 120 with a probability of 97 %. If no point were better than not trading, the best would look this good in 1 % of cases. What was best in one half of the time was below the median in the other in 8 % of the ways to halve it. No test warns. That makes luck an unlikely explanation, not profit a likely one: only data that played no part in the sweep can confirm it.',
    );
  });

  it('warns by each number', () => {
    expect(sweepConclusion({ ...evidence, deflatedSharpe: 0.9499 })).toContain(
      'with a probability of 94 %, short of the customary 95 %.',
    );
    expect(sweepConclusion({ ...evidence, realityCheckP: 0.05 })).toContain(
      '5 % of cases: that is too often to rule luck out.',
    );
    expect(sweepConclusion({ ...evidence, overfitProbability: 0.2 })).toContain('the past was a poor guide.');
    expect(sweepConclusion({ ...evidence, overfitProbability: 0.5 })).toContain('no better than picking blindly.');
    const verdict = 'on this evidence the best point is not to be told from luck.';
    expect(sweepConclusion({ ...evidence, realityCheckP: 0.05 })).toContain(`1 of 3 tests warns: ${verdict}`);
    const all = { deflatedSharpe: 0.003, overfitProbability: 0.999, realityCheckP: 1 };
    expect(sweepConclusion({ ...evidence, ...all })).toContain(`3 of 3 tests warn: ${verdict}`);
    expect(sweepConclusion({ ...evidence, ...all })).toContain('with a probability of under 1 %');
    expect(sweepConclusion({ ...evidence, ...all })).toContain('over 99 % of the ways');
  });

  it('says what was missing', () => {
    const none = { deflatedSharpe: null, overfitProbability: null, realityCheckP: null };
    expect(sweepConclusion({ ...none, trials: 1, observations: 12 })).toBe(
      '1 point and 12 returns are too few to tell the best point from luck.',
    );
    expect(sweepConclusion({ ...evidence, ...none, realityCheckP: 0.01 })).toContain(
      'The one test that 120 points and 365 returns allow does not warn.',
    );
    expect(sweepConclusion({ ...evidence, overfitProbability: null })).toContain(
      'None of the 2 tests that 120 points and 365 returns allow warns.',
    );
    expect(sweepConclusion({ ...evidence, ...none, trials: 1, deflatedSharpe: 0.5 })).toBe(
      'The Sharpe ratio of the best point is above 0 with a probability of 50 %, short of the customary 95 %. On this evidence the best point is not to be told from luck.',
    );
  });
});

describe('the conclusion of an order of trades', () => {
  const order: TradeOrder = {
    trades: 60,
    resamples: 2000,
    actualDrawdownPct: 1.97,
    drawdownPct: { p5: 1.74, p50: 2.65, p95: 4.27 },
    actualRankPct: 13.3,
    finalEquity: 10_681,
    finalEquityBand: { p5: 9930, p50: 10_680, p95: 11_497 },
    ruinDrawdownPct: 50,
    ruinProbability: 0,
  };

  it('puts the drawdown among others', () => {
    expect(tradeOrderConclusion(order)).toBe(
      'The deepest drawdown from trade to trade was 2.0 %; the same 60 trades in other orders fall by 1.7 % to 4.3 % in 9 of 10 cases. No sequence drawn from them (of 2000) fell by 50 % or more.',
    );
  });

  it('says whether the order was lucky, and how likely ruin is', () => {
    expect(tradeOrderConclusion({ ...order, actualRankPct: 3 })).toContain(
      'so the order was a lucky one: expect worse.',
    );
    expect(tradeOrderConclusion({ ...order, actualRankPct: 97 })).toContain('so the order was an unlucky one.');
    expect(tradeOrderConclusion({ ...order, ruinProbability: 0.066 })).toContain(
      'fall by 50 % or more with a probability of 7 %.',
    );
  });
});
