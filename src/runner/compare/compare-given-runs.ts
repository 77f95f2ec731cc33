import { resolve } from 'node:path';
import { requireWritable } from '../outputs/require-writable.js';
import { writeOutputs } from '../outputs/write-outputs.js';
import { type ComparedRuns, compareRuns } from './compare-runs.js';
import { comparisonFiles } from './comparison-files.js';
import { type LoadSideOptions, loadSide } from './load-side.js';

export interface CompareGivenRunsOptions extends LoadSideOptions {
  /** Where to write the comparison; null: nowhere. */
  readonly outDir: string | null;
  /** Sides loaded, of two. */
  onProgress(done: number): void;
}

/** From two scenarios or folders of results to a comparison: what `sim compare` does. */
export async function compareGivenRuns(
  a: string,
  b: string,
  { outDir, onProgress, ...options }: CompareGivenRunsOptions,
): Promise<{ readonly comparison: ComparedRuns; readonly files: readonly string[] }> {
  if (outDir !== null) await requireWritable(outDir);
  onProgress(0);
  const left = await loadSide(a, options);
  onProgress(1);
  const right = await loadSide(b, options);
  onProgress(2);
  const comparison = compareRuns(left, right);
  const files = outDir === null ? [] : await writeOutputs(resolve(outDir), comparisonFiles(comparison), options.signal);
  return { comparison, files };
}
