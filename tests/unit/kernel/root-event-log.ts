import { type BarColumns, sliceBarColumns } from '../../../src/core/bar-columns.js';
import type { Agent } from '../../../src/kernel/agent.js';
import { BarSeries } from '../../../src/kernel/bar-series.js';
import { Kernel } from '../../../src/kernel/kernel.js';
import { type LoopStop, RootLoop } from '../../../src/kernel/root-loop.js';
import { MINUTE_MS, START_MS } from './bars-of-closes.js';

export interface LoggedSeries {
  readonly name: string;
  readonly bars: BarColumns;
  readonly intervalMs?: number;
  /** Sizes of the batches that the bars come in; the rest comes in one. Default: all at once. */
  readonly batches?: readonly number[];
}

export interface RootEventLog {
  readonly kernel: Kernel;
  readonly loop: RootLoop;
  /** Every root event in order, times in minutes since START_MS: `open A 0 @5`, `close A 1 @6`, `barrier 1`. */
  readonly log: string[];
  /** Runs to the end or to the horizon, supplying what the loop asks for. */
  run(horizonMs?: number): LoopStop;
}

const minutes = (tsMs: number) => (tsMs - START_MS) / MINUTE_MS;

/** A kernel with a loop over these series, and an agent that writes down every root event. */
export function logRootEvents(series: readonly LoggedSeries[], agents: readonly Agent[] = []): RootEventLog {
  const log: string[] = [];
  const witness: Agent = {
    id: 'witness',
    start({ topics }) {
      series.forEach(({ name }, index) => {
        topics.barOpened[index].subscribe('witness', ({ tsMs, price }) => {
          log.push(`open ${name} ${minutes(tsMs)} @${price}`);
        });
        topics.barClosed[index].subscribe('witness', ({ tsMs, close }) => {
          log.push(`close ${name} ${minutes(tsMs)} @${close}`);
        });
      });
      topics.timestampCompleted.subscribe('witness', ({ tsMs }) => {
        log.push(`barrier ${minutes(tsMs)}`);
      });
    },
  };
  const kernel = new Kernel({
    agents: [witness, ...agents],
    instrumentCount: series.length,
    seriesNames: series.map((_, index) => String(index)),
    failurePolicy: 'stop',
  });
  const barSeries = series.map(
    ({ name, intervalMs = MINUTE_MS }, index) => new BarSeries(index, name, intervalMs, kernel.clock),
  );
  const loop = new RootLoop(kernel, barSeries);
  const pending = series.map(({ bars, batches = [] }) => inBatches(bars, batches));
  const run = (horizonMs?: number): LoopStop => {
    for (;;) {
      const stop = loop.run(horizonMs);
      if (stop.kind !== 'starved') return stop;
      const batch = pending[stop.seriesIndex].shift();
      if (batch === undefined) barSeries[stop.seriesIndex].end();
      else barSeries[stop.seriesIndex].supply(batch, batch.length, batch.length);
    }
  };
  return { kernel, loop, log, run };
}

/** The bars cut into batches of these sizes, never an empty one. */
export function inBatches(bars: BarColumns, sizes: readonly number[]): BarColumns[] {
  const batches: BarColumns[] = [];
  let row = 0;
  for (const size of [...sizes, Number.POSITIVE_INFINITY]) {
    const to = Math.min(bars.length, row + Math.max(1, size));
    if (to > row) batches.push(sliceBarColumns(bars, row, to));
    row = to;
  }
  return batches;
}
