import { describe, expect, it } from 'vitest';
import { acceptsPoint } from '../../../../src/runner/sweep/accepts-point.js';
import { aSweep } from './a-sweep.js';

describe('what accepts a point', () => {
  it('is every constraint', () => {
    const accepts = acceptsPoint(aSweep({ constraints: ['fast < slow', 'fast > 5'] }));
    expect(accepts([10, 20])).toBe(true);
    expect(accepts([10, 10])).toBe(false);
    expect(accepts([5, 20])).toBe(false);
  });

  it('accepts all where there is none', () => {
    expect(acceptsPoint(aSweep())([9, 1])).toBe(true);
  });

  it('takes no text for a number', () => {
    expect(acceptsPoint(aSweep({ constraints: ['fast <= slow'] }))(['1', 2])).toBe(false);
  });
});
