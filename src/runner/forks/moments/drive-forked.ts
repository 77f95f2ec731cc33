import type { BarColumns } from '../../../core/bar-columns.js';
import { ColumnsFeed } from '../../../feeds/columns-feed.js';
import type { Engine } from '../../compose/compose-engine.js';
import type { ForkMoment } from '../../scenario/scenario-forks.js';
import { RunDriver } from '../../validation/run-driver.js';
import type { ValidationSetup } from '../../validation/validation-setup.js';
import { type ForkMark, markFork, SAVED } from './fork-mark.js';
import { type ForkRange, type ForkTime, forkTimes } from './fork-times.js';
import { justBefore } from './just-before.js';
import { watchMoments } from './watch-moments.js';

/** An engine at its beginning or at a fork, with the bars that it has yet to see. */
export interface Drivable {
  readonly engine: Engine;
  readonly bars: readonly BarColumns[];
  /** What it takes to try the shares that its allocator asks for; null: it asks for none. */
  readonly validation: ValidationSetup | null;
}

export interface DriveOptions<Opened extends Drivable> {
  /** Times, inside the range, at which the run is put away with its record. */
  readonly savedAtMs?: readonly number[];
  onBatch?(run: Opened): void | Promise<void>;
}

export interface DrivenRun<Opened extends Drivable> {
  /** At the end of its data. */
  readonly run: Opened;
  /** In the order of time. */
  readonly marks: readonly ForkMark[];
}

/**
 * Runs to the end of the data and marks every moment on the way. An event that a fork waits for is only known when it has
 * happened: the run is opened anew for it and driven there again, which by determinism is the very same place.
 */
export async function driveForked<Opened extends Drivable>(
  open: () => Opened | Promise<Opened>,
  moments: readonly ForkMoment[],
  range: ForkRange,
  { savedAtMs = [], onBatch }: DriveOptions<Opened> = {},
): Promise<DrivenRun<Opened>> {
  const run = await open();
  const happened = watchMoments(run.engine, moments);
  const saved = savedAtMs.map((tsMs) => ({ momentIndex: SAVED, tsMs }));
  const planned = [...forkTimes(moments, range), ...saved].sort((a, b) => a.tsMs - b.tsMs);
  const known = await drive(run, planned, Number.POSITIVE_INFINITY, onBatch);
  run.engine.kernel.stop();
  const times = happened().filter(({ tsMs }) => tsMs < range.beforeMs);
  if (times.length === 0) return { run, marks: known };
  const again = await drive(await open(), times, justBefore(times[times.length - 1].tsMs), onBatch);
  return { run, marks: [...known, ...again].sort((a, b) => a.start.tsMs - b.start.tsMs) };
}

async function drive<Opened extends Drivable>(
  run: Opened,
  times: readonly ForkTime[],
  untilMs: number,
  onBatch?: (run: Opened) => void | Promise<void>,
): Promise<ForkMark[]> {
  const { engine, bars, validation } = run;
  const feeds = bars.map((columns) => new ColumnsFeed(columns));
  const driver = new RunDriver(engine, feeds, { validation, onBatch: onBatch && (() => onBatch(run)) });
  const marks: ForkMark[] = [];
  for (const { momentIndex, tsMs } of times) {
    await driver.driveTo(justBefore(tsMs));
    marks.push(markFork(engine, momentIndex, tsMs, driver.marks));
  }
  await driver.driveTo(untilMs);
  return marks;
}
