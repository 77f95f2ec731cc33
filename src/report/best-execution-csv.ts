import type { BestExecutionFill } from './best-execution.js';
import { csvChunks } from './csv-chunks.js';
import { csvField } from './csv-field.js';
import { formatIso } from './format/format-iso.js';

export const BEST_EXECUTION_CSV_HEADER =
  'ts,branch,strategy,symbol,side,quantity,intent_id,order_id,role,arrival_price,fill_price,slippage_bps,liquidity,approved_ts,ms_to_fill';

interface MeasuredBranch {
  readonly name: string;
  readonly fills: readonly BestExecutionFill[];
}

/** best-execution.csv as chunks of text: the fills of fills.csv, in the same order; empty where nothing is measured. */
export function bestExecutionCsv(branches: readonly MeasuredBranch[]): Generator<string, void, undefined> {
  return csvChunks(BEST_EXECUTION_CSV_HEADER, rows(branches));
}

function* rows(branches: readonly MeasuredBranch[]): Generator<string, void, undefined> {
  for (const { name, fills } of branches) {
    const branch = csvField(name);
    for (const fill of fills) {
      const { tsMs, approvedTsMs } = fill;
      const who = `${formatIso(tsMs)},${branch},${csvField(fill.strategy)},${csvField(fill.symbol)},${fill.side}`;
      const order = `${fill.quantity},${fill.intent ?? ''},${csvField(fill.orderId)},${fill.role}`;
      const cost = `${fill.arrivalPrice ?? ''},${fill.price},${fill.slippageBps?.toFixed(4) ?? ''},${fill.liquidity}`;
      const time = approvedTsMs === null ? ',' : `${formatIso(approvedTsMs)},${tsMs - approvedTsMs}`;
      yield `${who},${order},${cost},${time}`;
    }
  }
}
