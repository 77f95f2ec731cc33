import type { FinishedRun } from '../../runner/run-ready.js';

/** What `sim run --json` prints: result.json, and where and how fast it was made. One line. */
export function formatRunJson({ result, outDir, files, elapsedMs, barsPerSecond }: FinishedRun): string {
  return `${JSON.stringify({ ...result, outDir, files, elapsedMs, barsPerSecond })}\n`;
}
