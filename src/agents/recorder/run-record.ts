import type { EquityCurve } from '../../analytics/equity-curve.js';
import type { OrderFilled } from '../../events/order-events.js';
import { FillLog, type RecordedFill } from './fill-log.js';
import { GrowableColumn } from './growable-column.js';

/**
 * What a run leaves behind: append-only, and nobody decides by it. It is therefore no part of an agent's state, and a
 * snapshot does not grow with the length of the past.
 */
export class RunRecord {
  readonly refusalsByRule = new Map<string, number>();
  private readonly fillLog = new FillLog();
  private readonly tsMs = new GrowableColumn();
  private readonly equity = new GrowableColumn();
  private readonly cash = new GrowableColumn();
  private readonly exposure = new GrowableColumn();
  private readonly drawdownPct = new GrowableColumn();

  recordFill(fill: OrderFilled): void {
    this.fillLog.push(fill);
  }

  get fillCount(): number {
    return this.fillLog.length;
  }

  /** Every fill so far, made into objects anew at each call. */
  get fills(): readonly RecordedFill[] {
    return this.fillLog.toArray();
  }

  sampleEquity(tsMs: number, equity: number, cash: number, exposure: number, drawdownPct: number): void {
    this.tsMs.push(tsMs);
    this.equity.push(equity);
    this.cash.push(cash);
    this.exposure.push(exposure);
    this.drawdownPct.push(drawdownPct);
  }

  clear(): void {
    this.fillLog.clear();
    this.refusalsByRule.clear();
    for (const column of [this.tsMs, this.equity, this.cash, this.exposure, this.drawdownPct]) column.clear();
  }

  get lastSampleTsMs(): number {
    return this.tsMs.length === 0 ? Number.NaN : this.tsMs.last();
  }

  equityCurve(): EquityCurve {
    return {
      tsMs: this.tsMs.toArray(),
      equity: this.equity.toArray(),
      cash: this.cash.toArray(),
      exposure: this.exposure.toArray(),
      drawdownPct: this.drawdownPct.toArray(),
    };
  }
}
