import { describe, expect, it } from 'vitest';
import type { KernelSnapshot } from '../../../../src/kernel/kernel-snapshot.js';
import { markBefore, type ValidationMark, withMark } from '../../../../src/runner/validation/validation-mark.js';

const mark = (tsMs: number): ValidationMark => ({ tsMs, equity: 1, snapshot: {} as KernelSnapshot });
const times = (marks: readonly ValidationMark[]) => marks.map(({ tsMs }) => tsMs);

describe('the marks of a run', () => {
  it('give the newest one that lies far enough back, else the oldest', () => {
    const marks = [10, 20, 30, 40].map(mark);
    expect(markBefore(marks, 50, 20)?.tsMs).toBe(30);
    expect(markBefore(marks, 50, 21)?.tsMs).toBe(20);
    expect(markBefore(marks, 50, 45)?.tsMs).toBe(10);
    expect(markBefore([], 50, 20)).toBeNull();
  });

  it('are dropped when nobody will look back to them any more', () => {
    let marks: readonly ValidationMark[] = [];
    const kept: number[][] = [];
    for (let tsMs = 10; tsMs <= 60; tsMs += 10) {
      marks = withMark(marks, mark(tsMs), 25);
      kept.push(times(marks));
    }
    expect(kept).toEqual([[10], [10, 20], [10, 20, 30], [10, 20, 30, 40], [20, 30, 40, 50], [30, 40, 50, 60]]);
  });
});
