import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { allocateBarColumns, type BarColumns } from '../../../src/core/bar-columns.js';
import type { PriceHistory, ReportInput } from '../../../src/report/report-input.js';
import { fixtureBranch } from './fixture-branch.js';
import { reportOf } from './fixture-report.js';
import { fixtureTrip } from './fixture-trips.js';

const SHARED = new URL('../../../../shared/', import.meta.url);
const BARS = new URL('data/BTCUSDT-1m-2024.csv.gz', SHARED);

/** Whether the real year of bars and the fills of an independent engine lie beside the repository. */
export const hasGoldenFills = existsSync(BARS);

/** A report of the real year with the golden fills of a strategy. */
export function goldenReport(strategy: 'sma' | 'macd'): ReportInput {
  const bars = readBars();
  const rowAt = new Map(Array.from(bars.tsMs, (tsMs, index) => [tsMs, index]));
  const rows = lines(new URL(`golden/BTCUSDT-1m-2024-${strategy}.csv.gz`, SHARED)).map((line) =>
    Number(line.split(',')[0]),
  );
  const made = [];
  for (let index = 0; index + 1 < rows.length; index += 2) {
    const names = { strategy, symbol: 'BTCUSDT', orderId: index + 1 };
    made.push(fixtureTrip(bars, rowAt.get(rows[index])!, rowAt.get(rows[index + 1])!, 0.1, names));
  }
  const prices: PriceHistory[] = [{ symbol: 'BTCUSDT', intervalMs: 60_000, bars }];
  const fills = made.flatMap((one) => one.fills);
  const roundTrips = made.map(({ trip }) => trip);
  return reportOf(
    [fixtureBranch({ name: `btc-${strategy}`, prices, fills, roundTrips, startCash: 1_000_000 })],
    prices,
  );
}

function readBars(): BarColumns {
  const rows = lines(BARS).map((line) => line.split(',', 6).map(Number));
  const bars = allocateBarColumns(rows.length);
  const columns = [bars.tsMs, bars.open, bars.high, bars.low, bars.close, bars.volume];
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < 6; column++) columns[column][row] = rows[row][column];
  return bars;
}

function lines(file: URL): string[] {
  const all = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return /^\d/.test(all[0]) ? all : all.slice(1);
}
