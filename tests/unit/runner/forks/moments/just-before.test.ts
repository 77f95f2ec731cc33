import { describe, expect, it } from 'vitest';
import { justBefore } from '../../../../../src/runner/forks/moments/just-before.js';

const MICROSECOND_MS = 0.001;

describe('justBefore', () => {
  it.each([Date.UTC(2009, 0, 3), Date.UTC(2024, 0, 1, 0, 0, 0, 1), Date.UTC(2024, 5, 1) + 0.123, Date.UTC(2100, 0, 1)])(
    'lies before %d and behind whatever data can tell apart from it',
    (tsMs) => {
      expect(justBefore(tsMs)).toBeLessThan(tsMs);
      expect(justBefore(tsMs)).toBeGreaterThan(tsMs - MICROSECOND_MS);
    },
  );
});
