import { defineConfig } from 'vitest/config';

/** Tests that need a real browser: Debian's chromium, found by CHROMIUM_PATH or at /usr/bin/chromium. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    testTimeout: 120_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'coverage/browser-results.json' }]] : ['default'],
  },
});
