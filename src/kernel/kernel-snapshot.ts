import { RunError } from '../core/errors.js';
import type { CopyState } from './agent-host.js';
import type { BarSeries } from './bar-series.js';
import type { EventHasherState } from './event-hasher.js';
import type { Kernel } from './kernel.js';
import type { TickSeries, TickSeriesState } from './ticks/tick-series.js';
import type { Timer } from './timers.js';

/** Raised whenever the meaning of anything in a snapshot changes, agents' states included. */
export const SNAPSHOT_VERSION = 6;

/**
 * Everything that decides what a run does next, as plain data: it can be cloned, sent to a thread and written to disk.
 * Market data is not in it, only where each series stands.
 */
export interface KernelSnapshot {
  readonly version: number;
  readonly tsMs: number;
  readonly seq: number;
  readonly timers: readonly Timer[];
  readonly hasher: EventHasherState;
  readonly lastPrice: Float64Array;
  /** By agent id. */
  readonly agents: Readonly<Record<string, unknown>>;
  /** Bars closed so far, and whether the next one has opened. */
  readonly series: readonly { readonly closedRows: number; readonly isOpen: boolean }[];
  /** By series: where its ticks stand, its order book and the bar in the making; null where bars are the data. */
  readonly ticks: readonly (TickSeriesState | null)[];
  /** Events published so far by topic: statistics, not decisions. */
  readonly published: Readonly<Record<string, number>>;
}

/**
 * Copies the state of a run between two root events.
 * @throws RunError STATE_NOT_PLAIN.
 */
export function takeSnapshot(
  kernel: Kernel,
  series: readonly BarSeries[],
  ticks: readonly (TickSeries | null)[] = [],
  copyOf?: CopyState,
): KernelSnapshot {
  const { barClosed, derived } = kernel.topics;
  return {
    version: SNAPSHOT_VERSION,
    tsMs: kernel.clock.tsMs,
    seq: kernel.bus.seq,
    timers: kernel.timers.snapshot(),
    hasher: kernel.hasher.snapshot(),
    lastPrice: kernel.market.lastPrice.slice(),
    agents: kernel.agents.snapshot(copyOf),
    series: series.map(({ isOpen }, index) => ({ closedRows: barClosed[index].published, isOpen })),
    ticks: ticks.map((one) => one?.state ?? null),
    published: Object.fromEntries(derived.map(({ name, published }) => [name, published])),
  };
}

/**
 * Puts a freshly started kernel into the state of the snapshot. The feeds of the series must go on at row `closedRows`.
 * @throws RunError SNAPSHOT_VERSION when the snapshot was taken by an engine of another format.
 */
export function restoreSnapshot(
  kernel: Kernel,
  series: readonly BarSeries[],
  snapshot: KernelSnapshot,
  ticks: readonly (TickSeries | null)[] = [],
  copyOf?: CopyState,
): void {
  if (snapshot.version !== SNAPSHOT_VERSION) {
    throw new RunError({
      code: 'SNAPSHOT_VERSION',
      message: `The snapshot has format ${snapshot.version}; this engine reads format ${SNAPSHOT_VERSION}.`,
      remedy: 'Take it again with this version, or go on with the version that took it.',
      values: { found: snapshot.version, expected: SNAPSHOT_VERSION },
    });
  }
  const { barClosed, derived } = kernel.topics;
  kernel.clock.tsMs = snapshot.tsMs;
  kernel.bus.seq = snapshot.seq;
  kernel.timers.restore(snapshot.timers);
  kernel.hasher.restore(snapshot.hasher);
  kernel.market.lastPrice.set(snapshot.lastPrice);
  snapshot.ticks.forEach((state, index) => {
    const one = ticks[index] ?? null;
    if (one !== null && state !== null) one.state = state;
  });
  kernel.agents.restore(snapshot.agents, copyOf);
  snapshot.series.forEach(({ closedRows, isOpen }, index) => {
    series[index].isOpen = isOpen;
    barClosed[index].published = closedRows;
  });
  for (const topic of derived) topic.published = snapshot.published[topic.name];
}
