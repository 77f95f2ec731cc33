/** How many runs of a property: `npm run test:long` multiplies them. */
export function runs(count: number): { numRuns: number } {
  return { numRuns: Math.max(1, Math.round(count * Number(process.env.ICARUS_RUNS_FACTOR ?? 1))) };
}
