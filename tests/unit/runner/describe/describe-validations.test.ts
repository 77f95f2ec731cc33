import { describe, expect, it } from 'vitest';
import type { AllocationValidated } from '../../../../src/events/validation-events.js';
import { describeValidations } from '../../../../src/runner/describe/describe-validations.js';

const EVENT: AllocationValidated = {
  ...{ kind: 'AllocationValidated', seq: 9, tsMs: Date.UTC(2024, 0, 8), proposalId: 2, verdict: 'reject' },
  ...{ differencePct: -0.5, lowPct: -0.9, highPct: -0.1, observations: 168 },
  ...{ fromTsMs: Date.UTC(2024, 0, 1), toTsMs: Date.UTC(2024, 0, 8) },
  ...{ shares: [0.5, 0.5], proposed: [0.75, 0.25], conclusion: 'worse' },
};

describe('describeValidations', () => {
  it('names shares by strategy and times by date', () => {
    expect(describeValidations([EVENT], ['sma', 'macd'])).toEqual([
      {
        ts: '2024-01-08T00:00:00.000Z',
        verdict: 'reject',
        shares: { sma: 0.5, macd: 0.5 },
        proposed: { sma: 0.75, macd: 0.25 },
        differencePct: -0.5,
        interval: { lowPct: -0.9, highPct: -0.1 },
        observations: 168,
        from: '2024-01-01T00:00:00.000Z',
        to: '2024-01-08T00:00:00.000Z',
        conclusion: 'worse',
      },
    ]);
  });

  it('has null where there is no number', () => {
    const unknown = { ...EVENT, differencePct: Number.NaN, lowPct: Number.NaN, highPct: Number.NaN };
    expect(describeValidations([unknown], ['sma', 'macd'])).toMatchObject([{ differencePct: null, interval: null }]);
  });
});
