import type { FinishedSweep } from '../../runner/sweep/run-sweep-file.js';

/** What `sim sweep --json` prints: sweep.json, and where and how it was made. One line. */
export function formatSweepJson({ result, outDir, files, runs, resumed, elapsedMs }: FinishedSweep): string {
  return `${JSON.stringify({ ...result, outDir, files, runs, resumed, elapsedMs })}\n`;
}
