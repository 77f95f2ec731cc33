import type { SweepResult } from '../sweep-result.js';
import { type ParameterAxis, parameterAxis } from './parameter-axis.js';

/** What a cell shows of the points that fall into it. */
export type CellStatistic = 'best' | 'median';

/** Two parameters against each other; rows are `down`, columns are `across`. */
export interface ParameterMap {
  readonly down: ParameterAxis;
  readonly across: ParameterAxis;
  readonly cells: readonly (readonly MapCell[])[];
}

export interface MapCell {
  /** Points that were tried here. */
  readonly points: number;
  /** Of those with the objective; null where there is none. */
  readonly best: number | null;
  readonly median: number | null;
  /** Whether the best point of the sweep is here. */
  readonly holdsBest: boolean;
}

/** The map of two parameters by their places in the sweep; the one with more positions goes down, because pages are longer than wide. */
export function parameterMap(result: SweepResult, first: number, second: number, positionsMax: number): ParameterMap {
  const axes = [first, second].map((place) => ({ place, axis: parameterAxis(result.parameters[place], positionsMax) }));
  const [down, across] = axes[0].axis.labels.length >= axes[1].axis.labels.length ? axes : [axes[1], axes[0]];
  const rows = down.axis.labels.map(() =>
    across.axis.labels.map(() => ({ scores: [] as number[], points: 0, holdsBest: false })),
  );
  for (const { index, values, score } of result.points) {
    const cell = rows[down.axis.positionOf(values[down.place])]?.[across.axis.positionOf(values[across.place])];
    if (cell === undefined) continue;
    cell.points++;
    if (score !== null) cell.scores.push(score);
    if (index === result.ranking[0]) cell.holdsBest = true;
  }
  const { minimize } = result.objective;
  const cells = rows.map((row) =>
    row.map(({ points, scores, holdsBest }) => ({ points, holdsBest, ...summed(scores, minimize) })),
  );
  return { down: down.axis, across: across.axis, cells };
}

/** Whether a cell may stand for several points, so that best and median differ. */
export function hasSharedCells({ cells }: ParameterMap): boolean {
  return cells.some((row) => row.some(({ points }) => points > 1));
}

function summed(scores: readonly number[], minimize: boolean): Pick<MapCell, 'best' | 'median'> {
  if (scores.length === 0) return { best: null, median: null };
  const sorted = [...scores].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { best: minimize ? sorted[0] : sorted[sorted.length - 1], median };
}
