import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { writeBarsCsv } from '../src/feeds/csv/write-bars-csv.js';
import type { BenchData } from './bench-data.js';
import { type Measure, type Measures, median } from './measure.js';

const RUNS = 7;

const SCENARIO = `name: bench
data:
  - { symbol: BTCUSDT, source: csv, path: bars.csv.gz, interval: 1m }
account: { cash: { USDT: 1000000 } }
venue: { kind: spot, fees: { makerBps: 10, takerBps: 10 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 20, slow: 50 }, sizing: { model: fixed, quantity: 0.1 } }
`;

/** The whole \`sim run\` of a year as a process, report included: without a cache, and with one. */
export async function benchWholeRun(data: BenchData): Promise<Measures> {
  const dir = mkdtempSync(join(tmpdir(), 'icarus-bench-'));
  try {
    const bars = join(dir, 'bars.csv.gz');
    if (data.btcPath) copyFileSync(data.btcPath, bars);
    else await writeBarsCsv(bars, data.btc);
    writeFileSync(join(dir, 'bench.yaml'), SCENARIO);
    const cold = Array.from({ length: RUNS }, () => {
      rmSync(join(dir, '.icarus-cache'), { recursive: true, force: true });
      return runOnce(dir);
    });
    runOnce(dir);
    const warm = Array.from({ length: RUNS }, () => runOnce(dir));
    return { 'run.cold': summarize(cold), 'run.warm': summarize(warm) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
}

function runOnce(dir: string): Run {
  const program = resolve('dist/cli/main.js');
  // The process says its own peak on exit: a preloaded line, so that the program itself is what users run.
  const peak = `data:text/javascript,process.on('exit',()=>process.stderr.write('peakKb='+process.resourceUsage().maxRSS+'\\n'))`;
  const args = ['--import', peak, program, 'run', join(dir, 'bench.yaml'), '--out', join(dir, 'out'), '--quiet'];
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - startedMs) / 1000;
  if (status !== 0) throw new Error(`sim run failed in the benchmark:\n${stderr}`);
  return { seconds, peakMb: Number(/peakKb=(\d+)/.exec(stderr)?.[1]) / 1024 };
}

function summarize(runs: readonly Run[]): Measure {
  const seconds = runs.map((run) => run.seconds);
  const peakMb = Math.max(...runs.map((run) => run.peakMb));
  return {
    median: median(seconds),
    unit: 's',
    min: Math.min(...seconds),
    max: Math.max(...seconds),
    runs: runs.length,
    peakMb,
  };
}
