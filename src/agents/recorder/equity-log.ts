import type { EquityCurve } from '../../analytics/equity-curve.js';
import { GrowableRows } from './growable-rows.js';

const NUMBERS_PER_SAMPLE = 5;

/** Every sample of a run's equity as a row of numbers. */
export class EquityLog {
  private readonly rows = new GrowableRows(NUMBERS_PER_SAMPLE);
  /** Of the last sample; NaN before the first. */
  lastTsMs = Number.NaN;

  push(tsMs: number, equity: number, cash: number, exposure: number, drawdownPct: number): void {
    const at = this.rows.append();
    const { values } = this.rows;
    values[at] = tsMs;
    values[at + 1] = equity;
    values[at + 2] = cash;
    values[at + 3] = exposure;
    values[at + 4] = drawdownPct;
    this.lastTsMs = tsMs;
  }

  get length(): number {
    return this.rows.length;
  }

  /** A copy of all samples, as columns. */
  toCurve(): EquityCurve {
    const [tsMs, equity, cash, exposure, drawdownPct] = this.rows.toColumns();
    return { tsMs, equity, cash, exposure, drawdownPct };
  }

  /** Takes the place of what has been pushed. */
  load({ tsMs, equity, cash, exposure, drawdownPct }: EquityCurve): void {
    this.clear();
    for (let row = 0; row < tsMs.length; row++) {
      this.push(tsMs[row], equity[row], cash[row], exposure[row], drawdownPct[row]);
    }
  }

  clear(): void {
    this.rows.clear();
    this.lastTsMs = Number.NaN;
  }
}
