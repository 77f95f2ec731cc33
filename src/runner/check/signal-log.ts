import { GrowableColumn } from '../../agents/recorder/growable-column.js';
import type { SignalEmitted } from '../../events/signal-events.js';
import type { EventTap } from '../../kernel/bus.js';

const DIRECTIONS = { long: 1, short: -1, flat: 0 } as const;

/** A strategy's signals in order: when, on what, and which way. */
export interface StrategySignals {
  /** Virtual time, epoch milliseconds. */
  readonly tsMs: Float64Array;
  readonly instrumentIndex: Float64Array;
  /** 1 long, −1 short, 0 flat. */
  readonly direction: Float64Array;
}

/** The signals of a run by strategy, in 24 bytes each. */
export class SignalLog {
  private readonly columns: { tsMs: GrowableColumn; instrumentIndex: GrowableColumn; direction: GrowableColumn }[];

  constructor(strategyCount: number) {
    this.columns = Array.from({ length: strategyCount }, () => ({
      tsMs: new GrowableColumn(),
      instrumentIndex: new GrowableColumn(),
      direction: new GrowableColumn(),
    }));
  }

  readonly onEvent: EventTap = (topic, event) => {
    if (topic !== 'SignalEmitted') return;
    const { tsMs, strategyIndex, instrumentIndex, direction } = event as SignalEmitted;
    const columns = this.columns[strategyIndex];
    columns.tsMs.push(tsMs);
    columns.instrumentIndex.push(instrumentIndex);
    columns.direction.push(DIRECTIONS[direction]);
  };

  get count(): number {
    return this.columns.reduce((sum, { tsMs }) => sum + tsMs.length, 0);
  }

  /** A copy, by strategy. */
  get byStrategy(): readonly StrategySignals[] {
    return this.columns.map(({ tsMs, instrumentIndex, direction }) => ({
      tsMs: tsMs.toArray(),
      instrumentIndex: instrumentIndex.toArray(),
      direction: direction.toArray(),
    }));
  }
}
