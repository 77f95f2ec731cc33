import type { MarginInput } from '../unit/venues/simulated/perpetual/margin-bench.js';

/** One row of the conformance table of markets on margin, and the test that proves it. */
export interface MarginCase {
  /** Unique; what `vitest -t` finds. */
  readonly name: string;
  /** What the row is about, such as `liquidation` or `funding`. */
  readonly topic: string;
  readonly situation: string;
  /** What happens, in words. */
  readonly outcome: string;
  readonly input: MarginInput;
  /** Everything that the venue publishes, line by line, and what the books say at the end. */
  readonly story: readonly string[];
}

export function marginCasesOf(topic: string, cases: readonly Omit<MarginCase, 'topic'>[]): MarginCase[] {
  return cases.map((one) => ({ topic, ...one }));
}
