import { describe, expect, it } from 'vitest';
import { futuresConclusion } from '../../../../src/runner/validation/futures-conclusion.js';

const of = (differencePct: number, lowPct: number, highPct: number) =>
  futuresConclusion({ differencePct, interval: { lowPct, highPct, level: 0.95 }, observations: 20 }, 86_400_000);

describe('futuresConclusion', () => {
  it('says what was found, and what may be said of it', () => {
    expect(of(-0.42, -0.7, -0.1)).toBe(
      'Over 20 futures of 1d, drawn from the past, the proposed shares returned 0.4 percentage points less than the present ones on average; the 95 % interval of that average runs from -0.7 to -0.1 and leaves out zero.',
    );
    expect(of(0.42, -0.7, 1.1)).toMatch(/0\.4 percentage points more .* so this may well be chance\.$/);
    expect(of(0, 0, 0)).toBe('Over 20 futures of 1d, drawn from the past, the proposed shares made no difference.');
  });
});
