import type { ComparedRun, RunComparison } from '../run-comparison.js';

/** What the two runs are called on their page: by their names, and where those are the same by what tells them apart. */
export interface RunHeadings {
  readonly a: string;
  readonly b: string;
}

/** Short enough for the head of a column; always different from each other. */
export function runHeadings({ a, b }: RunComparison): RunHeadings {
  const by = (of: (run: ComparedRun) => string) => ({ a: `A: ${of(a)}`, b: `B: ${of(b)}` });
  return a.name === b.name ? by(({ label }) => label) : by(({ name }) => name);
}
