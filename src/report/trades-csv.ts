import { csvChunks } from './csv-chunks.js';
import { csvField } from './csv-field.js';
import { formatIso } from './format/format-iso.js';
import { formatPlainDecimal } from './format/format-plain-decimal.js';
import type { BranchRecord } from './run-result.js';

export const TRADES_CSV_HEADER =
  'branch,strategy,symbol,side,quantity,entry_ts,entry_price,exit_ts,exit_price,pnl,fees,return_pct,mae_pct,mfe_pct,exit_reason';

/** trades.csv as chunks of text: every round trip of every branch, branch by branch. */
export function tradesCsv(branches: readonly BranchRecord[]): Generator<string, void, undefined> {
  return csvChunks(TRADES_CSV_HEADER, rows(branches));
}

function* rows(branches: readonly BranchRecord[]): Generator<string, void, undefined> {
  for (const { result, roundTrips } of branches) {
    const branch = csvField(result.name);
    for (const trip of roundTrips) {
      yield [
        branch,
        csvField(trip.strategy),
        csvField(trip.symbol),
        trip.side,
        trip.quantity,
        formatIso(trip.entryTsMs),
        trip.entryPrice,
        formatIso(trip.exitTsMs),
        trip.exitPrice,
        trip.pnl,
        trip.fees,
        formatPlainDecimal(trip.returnPct),
        formatPlainDecimal(trip.maePct),
        formatPlainDecimal(trip.mfePct),
        csvField(trip.exitReason),
      ].join(',');
    }
  }
}
