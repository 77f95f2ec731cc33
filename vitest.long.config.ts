import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The same properties as `npm test` with many more runs, and tests too long for every commit. */
export default defineConfig({
  test: {
    include: ['tests/{property,golden}/**/*.test.ts'],
    env: { ICARUS_RUNS_FACTOR: '20' },
    testTimeout: 3_600_000,
    // As in `npm test`.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
