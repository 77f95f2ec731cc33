import type { KernelSnapshot } from '../../kernel/kernel-snapshot.js';

/** A run as it stood behind a rebalance, with the answer if there was one. Plain data. */
export interface ValidationMark {
  readonly tsMs: number;
  /** Of the whole desk, float. */
  readonly equity: number;
  readonly snapshot: KernelSnapshot;
}

/** The newest mark that lies so far back, or the oldest one; null where there is none. */
export function markBefore(marks: readonly ValidationMark[], nowMs: number, lookbackMs: number): ValidationMark | null {
  return marks.findLast(({ tsMs }) => tsMs <= nowMs - lookbackMs) ?? marks[0] ?? null;
}

/** With one more, and without those that nobody will look back to any more. */
export function withMark(marks: readonly ValidationMark[], mark: ValidationMark, lookbackMs: number): ValidationMark[] {
  const oldest = markBefore(marks, mark.tsMs, lookbackMs);
  return [...marks.filter(({ tsMs }) => oldest !== null && tsMs >= oldest.tsMs), mark];
}
