import { join } from 'node:path';
import type { RoundTrip } from '../../analytics/round-trip.js';
import { csvRows } from './csv-rows.js';
import { readResultFile } from './read-result.js';

const FILE = 'trades.csv';
const NEEDED = [
  'branch',
  'strategy',
  'symbol',
  'side',
  'quantity',
  'entry_ts',
  'entry_price',
  'exit_ts',
  'exit_price',
  'pnl',
];

/** The trades of a branch as the run wrote them, in their order. */
export async function readRoundTrips(folder: string, branch: string): Promise<RoundTrip[]> {
  const trips: RoundTrip[] = [];
  const text = await readResultFile(folder, FILE);
  for (const row of csvRows(text, join(folder, FILE), NEEDED)) {
    if (row.branch !== branch) continue;
    trips.push({
      strategy: row.strategy,
      symbol: row.symbol,
      side: row.side as RoundTrip['side'],
      quantity: row.quantity,
      entryTsMs: Date.parse(row.entry_ts),
      entryPrice: row.entry_price,
      exitTsMs: Date.parse(row.exit_ts),
      exitPrice: row.exit_price,
      pnl: row.pnl,
      fees: row.fees,
      returnPct: Number(row.return_pct),
      maePct: Number(row.mae_pct),
      mfePct: Number(row.mfe_pct),
      exitReason: row.exit_reason,
    });
  }
  return trips;
}
