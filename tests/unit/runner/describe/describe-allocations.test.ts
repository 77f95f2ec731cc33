import { describe, expect, it } from 'vitest';
import { describeAllocations } from '../../../../src/runner/describe/describe-allocations.js';

describe('describeAllocations', () => {
  it('names each share by its strategy', () => {
    const event = {
      kind: 'AllocationChanged',
      seq: 3,
      tsMs: Date.UTC(2024, 0, 1, 6),
      shares: [0.25, 0.5],
      reason: 'so',
    } as const;
    expect(describeAllocations([event], ['sma', 'macd'])).toEqual([
      { ts: '2024-01-01T06:00:00.000Z', shares: { sma: 0.25, macd: 0.5 }, reason: 'so' },
    ]);
  });
});
