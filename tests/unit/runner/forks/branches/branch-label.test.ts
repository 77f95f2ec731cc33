import { describe, expect, it } from 'vitest';
import { branchLabel } from '../../../../../src/runner/forks/branches/branch-label.js';

describe('branchLabel', () => {
  it.each([
    [[2024, 5, 3], 'tight@2024-06-03'],
    [[2024, 5, 3, 6], 'tight@2024-06-03T0600'],
    [[2024, 5, 3, 6, 7], 'tight@2024-06-03T0607'],
    [[2024, 5, 3, 6, 7, 8], 'tight@2024-06-03T060708.000'],
    [[2024, 5, 3, 0, 0, 0, 1], 'tight@2024-06-03T000000.001'],
  ] as const)('of %j is as fine as the time: %s', ([year, month, ...rest], label) => {
    expect(branchLabel('tight', Date.UTC(year, month, ...rest))).toBe(label);
  });
});
