import { join } from 'node:path';
import type { ChartedCurve } from '../../report/data/down-sample-equity.js';
import { csvRows } from './csv-rows.js';
import { readResultFile } from './read-result.js';

const FILE = 'equity.csv';

/** The equity of a branch as the run sampled it. */
export async function readEquityCurve(folder: string, branch: string): Promise<ChartedCurve> {
  const tsMs: number[] = [];
  const equity: number[] = [];
  const drawdownPct: number[] = [];
  const text = await readResultFile(folder, FILE);
  for (const row of csvRows(text, join(folder, FILE), ['ts', 'branch', 'equity', 'drawdown'])) {
    if (row.branch !== branch) continue;
    tsMs.push(Date.parse(row.ts));
    equity.push(Number(row.equity));
    // The one column that is a part of 1 and not a percentage.
    drawdownPct.push(Number(row.drawdown) * 100);
  }
  return {
    tsMs: Float64Array.from(tsMs),
    equity: Float64Array.from(equity),
    drawdownPct: Float64Array.from(drawdownPct),
  };
}
