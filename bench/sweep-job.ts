import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBarsCsv } from '../src/feeds/csv/write-bars-csv.js';
import { prepareData } from '../src/runner/prepare/prepare-data.js';
import { loadScenario } from '../src/runner/scenario/load-scenario.js';
import { acceptsPoint } from '../src/runner/sweep/accepts-point.js';
import type { SweepJob } from '../src/runner/sweep/points/sweep-job.js';
import type { SweepTask } from '../src/runner/sweep/points/sweep-task.js';
import { variantTemplate } from '../src/runner/sweep/points/variant-template.js';
import { nextPoints } from '../src/runner/sweep/search/next-points.js';
import type { BenchData } from './bench-data.js';

/** A thousand pairs: one hour to twenty, one day to ten. */
const SWEEP = `sweep:
  parameters:
    strategies.sma.params.fast: { from: 60, to: 1200, step: 60 }
    strategies.sma.params.slow: { from: 1440, to: 14400, step: 264 }
`;

const scenarioText = (path: string) => `name: bench
data:
  - { symbol: BTCUSDT, source: csv, path: ${JSON.stringify(path)}, interval: 1m }
account: { cash: { USDT: 1000000 } }
venue: { kind: spot, fees: { makerBps: 10, takerBps: 10 } }
strategies:
  - { id: sma, use: momentum, symbols: [BTCUSDT], params: { fast: 480, slow: 1440 }, sizing: { model: fixed, quantity: 0.1 } }
${SWEEP}`;

/** A sweep over pairs of moving averages on a year of minutes. */
export interface BenchSweep {
  readonly job: SweepJob;
  readonly tasks: readonly SweepTask[];
  /** Of one run. */
  readonly bars: number;
}

/** @param pairs how many of the thousand. */
export async function loadSweep({ btc, btcPath }: BenchData, pairs: number): Promise<BenchSweep> {
  const dir = mkdtempSync(join(tmpdir(), 'icarus-bench-'));
  try {
    const path = btcPath ?? join(dir, 'bars.csv.gz');
    if (btcPath === null) await writeBarsCsv(path, btc);
    const file = join(dir, 'bench.yaml');
    writeFileSync(file, scenarioText(path));
    const scenario = loadScenario(file, {});
    if (scenario.sweep === undefined) throw new Error('the benchmark has a sweep');
    const template = variantTemplate(readFileSync(file, 'utf8'), file, {}, scenario.sweep);
    const data = await prepareData(scenario, { cache: false });
    const points = nextPoints(scenario.sweep, acceptsPoint(scenario.sweep), []);
    // From all over the grid in each part of them: 389 and the number of points have no divisor in common.
    const mixed = points.map((_, index) => points[(index * 389) % points.length]);
    const tasks = mixed
      .slice(0, pairs)
      .map((values, index): SweepTask => ({ id: String(index), values, window: null, keepsReturns: true }));
    return { job: { scenario, template, data }, tasks, bars: data[0].bars.length };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
