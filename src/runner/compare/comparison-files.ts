import { renderComparison } from '../../report/comparison/render-comparison.js';
import type { RunComparison } from '../../report/comparison/run-comparison.js';
import { loadReportAssets } from '../../report/load-report-assets.js';
import { ENGINE_VERSION } from '../engine-version.js';
import type { OutputFile } from '../outputs/output-file.js';
import type { ComparedRuns } from './compare-runs.js';

/** What `sim compare --out` writes. */
export function comparisonFiles(comparison: ComparedRuns): OutputFile[] {
  return [
    { name: 'compare.json', chunks: `${JSON.stringify(comparisonObject(comparison), null, 2)}\n` },
    { name: 'compare.html', chunks: renderComparison(pageOf(comparison), ENGINE_VERSION, loadReportAssets()) },
  ];
}

/** The comparison without its curves: those stand in the equity.csv of either run. */
export function comparisonObject({ equity: _, ...rest }: ComparedRuns): object {
  return rest;
}

/** The page knows two kinds of trades: those with the same entry in both runs, and all others. */
function pageOf(comparison: ComparedRuns): RunComparison {
  const { matched, onlyA, onlyB } = comparison.trades;
  const elsewhere = matched.filter(({ kind }) => kind === 'other-entry');
  const byEntry = (a: { entryTsMs: number }, b: { entryTsMs: number }) => a.entryTsMs - b.entryTsMs;
  const trades = {
    matched: matched.filter(({ kind }) => kind !== 'other-entry'),
    onlyA: [...onlyA, ...elsewhere.map(({ a }) => a)].sort(byEntry),
    onlyB: [...onlyB, ...elsewhere.map(({ b }) => b)].sort(byEntry),
  };
  return { ...comparison, trades };
}
