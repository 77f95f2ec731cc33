import { csvChunks } from './csv-chunks.js';
import { csvField } from './csv-field.js';
import { formatIso } from './format/format-iso.js';
import { formatPlainDecimal } from './format/format-plain-decimal.js';
import type { BranchRecord } from './run-result.js';

export const EQUITY_CSV_HEADER = 'ts,branch,equity,cash,exposure,drawdown';

/**
 * equity.csv as chunks of text, branch by branch. `drawdown` is the part of the highest equity so far that is lost, from
 * 0 to 1: the columns in percent of the other files end in `_pct`, this one does not.
 */
export function equityCsv(branches: readonly BranchRecord[]): Generator<string, void, undefined> {
  return csvChunks(EQUITY_CSV_HEADER, rows(branches));
}

function* rows(branches: readonly BranchRecord[]): Generator<string, void, undefined> {
  for (const { result, equity: curve } of branches) {
    const branch = csvField(result.name);
    for (let index = 0; index < curve.tsMs.length; index++) {
      const equity = formatPlainDecimal(curve.equity[index]);
      const cash = formatPlainDecimal(curve.cash[index]);
      const exposure = formatPlainDecimal(curve.exposure[index]);
      const drawdown = formatPlainDecimal(curve.drawdownPct[index] / 100);
      yield `${formatIso(curve.tsMs[index])},${branch},${equity},${cash},${exposure},${drawdown}`;
    }
  }
}
