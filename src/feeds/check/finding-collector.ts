import type { DataFinding, DataIssue } from './data-check.js';

/** How many places of one kind are kept as examples. */
export const EXAMPLES_MAX = 5;

/** Counts the places where one kind of thing is wrong and keeps the first few. */
export class FindingCollector {
  private count = 0;
  private readonly examples: DataIssue[] = [];

  /** `describe` is called only for the examples: a bad file may have millions of places. */
  add(row: number, tsMs: number, describe: () => string): void {
    if (this.count++ < EXAMPLES_MAX) this.examples.push({ row, time: isoTime(tsMs), detail: describe() });
  }

  done(): DataFinding {
    return { count: this.count, examples: this.examples };
  }
}

function isoTime(tsMs: number): string {
  const date = new Date(tsMs);
  return Number.isNaN(date.getTime()) ? String(tsMs) : date.toISOString();
}
