import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { writeBarsCsv } from '../src/feeds/csv/write-bars-csv.js';
import { loadBars } from '../src/feeds/load-bars.js';
import { synthesizeBars } from '../src/feeds/synthetic/synthesize-bars.js';

const RUNS = 7;
const INTERVAL_MS = 60_000;
const REAL_FILE = 'shared/data/BTCUSDT-1m-2024.csv.gz';

/** One measured figure. */
export interface CsvBenchResult {
  readonly median: number;
  readonly unit: string;
  readonly rows: number;
}

/**
 * Loads a year of one-minute bars (about 30 MB as text): `csv.cold` from plain CSV and `csv.coldGz` from gzip, both without
 * a cache, `csv.warm` from the Arrow cache, in rows per second, and `csv.warmMs`. Hashing the file is part of each.
 */
export async function benchCsv(): Promise<Record<string, CsvBenchResult>> {
  const folder = await mkdtemp(join(tmpdir(), 'icarus-bench-'));
  try {
    const { plain, gz } = await prepareFiles(folder);
    const cacheDir = join(folder, 'cache');
    const cold = await measure(plain, null);
    const coldGz = await measure(gz, null);
    await loadBars({ path: plain, intervalMs: INTERVAL_MS, cacheDir });
    const warm = await measure(plain, cacheDir);
    const perSecond = ({ ms, rows }: Measured) => ({ median: Math.round((rows / ms) * 1000), unit: 'rows/s', rows });
    return {
      'csv.cold': perSecond(cold),
      'csv.coldGz': perSecond(coldGz),
      'csv.warm': perSecond(warm),
      'csv.warmMs': { median: Math.round(warm.ms * 100) / 100, unit: 'ms', rows: warm.rows },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly ms: number;
  readonly rows: number;
}

async function measure(path: string, cacheDir: string | null): Promise<Measured> {
  const times: number[] = [];
  let rows = 0;
  for (let run = 0; run < RUNS; run++) {
    // What the previous run left behind must not be collected during this one.
    (globalThis as { gc?: () => void }).gc?.();
    const start = performance.now();
    const { bars } = await loadBars({ path, intervalMs: INTERVAL_MS, cacheDir });
    times.push(performance.now() - start);
    rows = bars.length;
  }
  return { ms: times.sort((left, right) => left - right)[RUNS >> 1], rows };
}

/** The real year where it lies beside the project, else a synthetic one of the same size. */
async function prepareFiles(folder: string): Promise<{ plain: string; gz: string }> {
  const plain = join(folder, 'bars.csv');
  const real = findBeside(REAL_FILE);
  if (real === undefined) {
    const bars = synthesizeBars({ symbol: 'BTCUSDT', seed: 7, days: 366 });
    const gz = join(folder, 'bars.csv.gz');
    await writeBarsCsv(plain, bars);
    await writeBarsCsv(gz, bars);
    return { plain, gz };
  }
  await pipeline(createReadStream(real), createGunzip(), createWriteStream(plain));
  return { plain, gz: real };
}

/** The file in some folder above this one: the bench runs from its sources and from its build. */
function findBeside(relativePath: string): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, relativePath);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}
