import { describe, expect, it } from 'vitest';
import { walkWindows } from '../../../../../src/runner/sweep/walk-forward/walk-windows.js';

const TERMS = { trainMs: 30, testMs: 10, anchored: false, warmupMs: 0 };

describe('the windows of a walk forward', () => {
  it('move along by a test, and end with the last whole one', () => {
    const windows = walkWindows(TERMS, 100, 165);
    expect(windows.map(({ train, test }) => [train.fromMs, train.toMs, test.fromMs, test.toMs])).toEqual([
      [100, 130, 130, 140],
      [110, 140, 140, 150],
      [120, 150, 150, 160],
    ]);
  });

  it('keep their beginning where they are anchored', () => {
    const windows = walkWindows({ ...TERMS, anchored: true }, 100, 160);
    expect(windows.map(({ train }) => [train.fromMs, train.toMs])).toEqual([
      [100, 130],
      [100, 140],
      [100, 150],
    ]);
  });

  it('each have their warm-up inside the period', () => {
    const [{ train, test }, ...others] = walkWindows({ ...TERMS, warmupMs: 5 }, 100, 145);
    expect(others).toEqual([]);
    expect(train).toEqual({ warmFromMs: 100, fromMs: 105, toMs: 135 });
    expect(test).toEqual({ warmFromMs: 130, fromMs: 135, toMs: 145 });
  });

  it('are none where the period is too short', () => {
    expect(walkWindows(TERMS, 100, 139)).toEqual([]);
  });
});
