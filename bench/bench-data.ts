import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BarColumns } from '../src/core/bar-columns.js';
import { loadBars } from '../src/feeds/load-bars.js';
import { synthesizeBars } from '../src/feeds/synthetic/synthesize-bars.js';

const MINUTE_MS = 60_000;

export interface BenchData {
  readonly label: string;
  readonly btc: BarColumns;
  readonly eth: BarColumns;
  /** The file of the BTC bars; null where they are synthetic. */
  readonly btcPath: string | null;
}

/**
 * A year of one-minute bars of two symbols: the real one from BENCH_DATA_DIR (default: `../shared/data`), else a
 * synthetic year of the same size.
 */
export async function loadBenchData(): Promise<BenchData> {
  const dir = resolve(process.env.BENCH_DATA_DIR ?? '../shared/data');
  const paths = ['BTCUSDT', 'ETHUSDT'].map((symbol) => `${dir}/${symbol}-1m-2024.csv.gz`);
  if (paths.every((path) => existsSync(path))) {
    const [btc, eth] = await Promise.all(paths.map(read));
    return { label: 'real one-minute bars of 2024', btc, eth, btcPath: paths[0] };
  }
  const [btc, eth] = ['BTCUSDT', 'ETHUSDT'].map((symbol) => synthesizeBars({ symbol, seed: 7, days: 366 }));
  return { label: 'synthetic one-minute bars of a year', btc, eth, btcPath: null };
}

async function read(path: string): Promise<BarColumns> {
  return (await loadBars({ path, intervalMs: MINUTE_MS, cacheDir: null })).bars;
}
