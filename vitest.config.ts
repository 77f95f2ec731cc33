import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,property,contract,conformance,golden,integration,types,tidy}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default a core is left to the machine, which on two of them would mean one file after the other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'coverage/test-results.json' }]] : ['default'],
  },
});
