import { csvChunks } from './csv-chunks.js';
import { csvField } from './csv-field.js';
import { formatIso } from './format/format-iso.js';
import type { BranchRecord } from './run-result.js';

export const FILLS_CSV_HEADER = 'ts,branch,strategy,symbol,side,quantity,price,fee,liquidity,order_id';

/** fills.csv as chunks of text: every fill of every branch, branch by branch, money and quantities to the last digit. */
export function fillsCsv(branches: readonly BranchRecord[]): Generator<string, void, undefined> {
  return csvChunks(FILLS_CSV_HEADER, rows(branches));
}

function* rows(branches: readonly BranchRecord[]): Generator<string, void, undefined> {
  for (const { result, fills } of branches) {
    const branch = csvField(result.name);
    for (const fill of fills) {
      const who = `${formatIso(fill.tsMs)},${branch},${csvField(fill.strategy)},${csvField(fill.symbol)},${fill.side}`;
      yield `${who},${fill.quantity},${fill.price},${fill.fee},${fill.liquidity},${csvField(fill.orderId)}`;
    }
  }
}
