import { describe, expect, it } from 'vitest';
import { sampleDistanceMs } from '../../../../src/runner/validation/sample-distance.js';

const HOUR_MS = 3_600_000;

describe('sampleDistanceMs', () => {
  it('is as far as leaves enough points', () => {
    const distances = [1, 12, 7 * 24, 30 * 24, 365 * 24].map((hours) => sampleDistanceMs(hours * HOUR_MS) / HOUR_MS);
    expect(distances).toEqual([1 / 60, 1 / 12, 1, 4, 24]);
  });
});
