import { describe, expect, it } from 'vitest';
import { type BarRule, isSameRule, sizeOfRule } from '../../../../src/kernel/bar-builders/bar-rule.js';

const RULES: readonly BarRule[] = [
  { kind: 'time', intervalMs: 500 },
  { kind: 'ticks', count: 500 },
  { kind: 'volume', volume: 500 },
  { kind: 'notional', notional: 500 },
  { kind: 'ticks', count: 501 },
];

describe('the rule of a bar', () => {
  it('is the same where kind and size are', () => {
    for (const [i, a] of RULES.entries()) {
      for (const [j, b] of RULES.entries()) expect(isSameRule(a, { ...b })).toBe(i === j);
    }
  });

  it('has a size above 0, whole where trades are counted', () => {
    expect(RULES.map(sizeOfRule)).toEqual([500, 500, 500, 500, 501]);
    expect(() => sizeOfRule({ kind: 'volume', volume: 0 })).toThrow(RangeError);
    expect(() => sizeOfRule({ kind: 'notional', notional: Number.POSITIVE_INFINITY })).toThrow(RangeError);
    expect(() => sizeOfRule({ kind: 'ticks', count: 1.5 })).toThrow('a whole number above 0');
  });
});
