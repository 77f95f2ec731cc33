import { sliceBarColumns } from '../../core/bar-columns.js';
import type { BacktestInput } from '../backtest-input.js';
import { composeEngine } from '../compose/compose-engine.js';
import { describePart } from '../describe/describe-branch.js';
import { restoreEngine } from '../engine-snapshot.js';
import type { BacktestHooks } from '../run-backtest.js';
import type { ForkMoment } from '../scenario/scenario-forks.js';
import { type EngineRecord, giveRecord } from '../snapshot/engine-record.js';
import { validationSetup } from '../validation/validation-setup.js';
import type { MarketData } from './branches/market-data.js';
import { describeForkings, type ForkedRun } from './forked-run.js';
import { driveForked } from './moments/drive-forked.js';
import type { ForkPoint } from './moments/fork-point.js';
import { marketRange } from './moments/market-range.js';

export interface RootOptions extends BacktestHooks {
  /** Times at which the run is put away. */
  readonly savedAtMs?: readonly number[];
  /** Where a run was put away that goes on here; left out: it begins. */
  readonly resumed?: SavedPoint;
}

/** A run at a moment, with all that it has on record. Plain data. */
export interface SavedPoint {
  readonly point: ForkPoint;
  readonly record: EngineRecord;
}

export interface ForkedRoot extends ForkedRun {
  readonly saved: readonly SavedPoint[];
}

/** Runs a scenario as runBacktest does, and keeps what branches need where they leave it. */
export async function runRoot(
  input: BacktestInput & MarketData,
  moments: readonly ForkMoment[],
  { onBatch, onEvent, savedAtMs, resumed }: RootOptions = {},
): Promise<ForkedRoot> {
  const { scenario, strategies, riskRules, allocator, ticks, terms } = input;
  // Of a run that goes on, the bars that closed before are known already.
  const bars = input.bars.map((one, index) => sliceBarColumns(one, closedRows(resumed, index), one.length));
  const total = bars.reduce((sum, { length }) => sum + length, 0);
  const validation = validationSetup(input, resumed?.point.validation);
  let heard = false;
  const open = () => {
    const engine = composeEngine(scenario, strategies, { riskRules, allocator, terms, ticks });
    if (resumed) {
      restoreEngine(engine, resumed.point.snapshot);
      giveRecord(engine, resumed.record);
    }
    // A past that is run again has been heard.
    if (onEvent && !heard) engine.kernel.listen(onEvent);
    heard = true;
    return { engine, bars, validation };
  };
  const report = onBatch && (({ engine }: ReturnType<typeof open>) => onBatch(engine.loop.bars, total));
  const { run, marks } = await driveForked(open, moments, marketRange(scenario, input), { savedAtMs, onBatch: report });
  const forkings = describeForkings(run.engine, scenario, input.bars, marks, null);
  return {
    described: describePart(run.engine, input, null),
    forkings,
    saved: marks.flatMap(({ record }, index) => (record === null ? [] : [{ point: forkings[index].point, record }])),
  };
}

function closedRows(resumed: SavedPoint | undefined, index: number): number {
  return resumed?.point.snapshot.series[index].closedRows ?? 0;
}
