import { describe, expect, it } from 'vitest';
import { shareVerdict } from '../../../../src/runner/validation/share-verdict.js';

const of = (lowPct: number, highPct: number, minImprovementPct = 0) =>
  shareVerdict({ lowPct, highPct }, minImprovementPct);

describe('shareVerdict', () => {
  it('deploys what is certainly better, rejects what is certainly worse, and leaves the rest to people', () => {
    expect(of(0.01, 2)).toBe('deploy');
    expect(of(-2, -0.01)).toBe('reject');
    expect(of(-0.5, 2)).toBe('needs-review');
    expect(of(0, 2)).toBe('needs-review');
    expect(of(-2, 0)).toBe('needs-review');
  });

  it('asks for as much as it is told to', () => {
    expect(of(1.1, 2, 1)).toBe('deploy');
    expect(of(0.5, 2, 1)).toBe('needs-review');
    // Better, but never by as much.
    expect(of(0.2, 0.8, 1)).toBe('reject');
  });

  it('tolerates as little as it is told to, and never what is certainly worse', () => {
    expect(of(-0.5, 0.4, -1)).toBe('deploy');
    expect(of(-1.5, 0.4, -1)).toBe('needs-review');
    expect(of(-0.9, -0.1, -1)).toBe('reject');
  });

  it('knows nothing without an interval, and that the same is no gain', () => {
    expect(of(Number.NaN, Number.NaN)).toBe('needs-review');
    expect(of(Number.NaN, Number.NaN, -100)).toBe('needs-review');
    expect(of(0, 0)).toBe('needs-review');
    expect(of(0, 0, -1)).toBe('deploy');
    expect(of(0, 0, 1)).toBe('reject');
  });
});
