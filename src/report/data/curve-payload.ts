import type { AlignedCurve } from './align-equity.js';
import { type EncodedColumn, encodeDecimals, encodeTimes } from './encoded-column.js';

/** How a line is drawn: as the one that the others are measured against, in a colour of its own, or as part of a grey crowd. */
export type CurveRole = 'base' | 'own' | 'faded';

/** One line of a chart of several runs. */
export interface CurveLine {
  readonly name: string;
  /** The line that its difference is measured against; null: none. */
  readonly parent: number | null;
  readonly role: CurveRole;
}

/** Lines on a common time axis, packed for the page's script. */
export interface EncodedCurves {
  readonly tsMs: EncodedColumn;
  /** Of an equity in a legend. */
  readonly decimals: number;
  /** Where branches leave, to be marked. */
  readonly forksMs: readonly number[];
  readonly lines: readonly EncodedLine[];
}

export interface EncodedLine extends CurveLine {
  /** The row of its first value. */
  readonly start: number;
  readonly equity: EncodedColumn;
}

/** Packs aligned curves, one a line. */
export function encodeCurves(
  tsMs: readonly number[],
  curves: readonly AlignedCurve[],
  lines: readonly CurveLine[],
  decimals: number,
  forksMs: readonly number[] = [],
): EncodedCurves {
  return {
    tsMs: encodeTimes(tsMs.map((value) => Math.round(value))),
    decimals,
    forksMs,
    lines: lines.map((line, index) => ({
      ...line,
      start: curves[index].start,
      equity: encodeDecimals(curves[index].equity, decimals),
    })),
  };
}
