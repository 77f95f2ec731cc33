import type { BarColumns } from '../../core/bar-columns.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Intervals that a reader knows, so that a bar of the chart can be named. */
const LADDER_MS = [1, 3, 5, 15, 30]
  .map((minutes) => minutes * MINUTE_MS)
  .concat(
    [1, 2, 4, 6, 12].map((hours) => hours * HOUR_MS),
    [1, 7, 28].map((days) => days * DAY_MS),
  );

/** Candles of a chart are of one length, even where the bars are not. */
const SHORTEST_MS = [1, 5, 15, 30].map((seconds) => seconds * SECOND_MS).concat(LADDER_MS);

/** Bars for a chart: ordinary arrays of doubles, times are opens. */
export interface ChartBars {
  readonly intervalMs: number;
  readonly tsMs: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
}

/**
 * Joins bars into longer ones until there are at most `pointsMax`: every high and low survives, opens and closes are
 * those of the first and last bar joined. Bars start at whole multiples of the interval since the epoch (UTC). Bars that
 * are not of one length (`intervalMs` 0) are joined to intervals about as long as they are on average.
 */
export function downSampleBars(bars: BarColumns, givenMs: number, pointsMax: number): ChartBars {
  const intervalMs = givenMs > 0 ? givenMs : averageIntervalMs(bars);
  if (bars.length <= pointsMax) return join(bars, intervalMs);
  const spanMs = bars.tsMs[bars.length - 1] - bars.tsMs[0] + intervalMs;
  const fits = (candidateMs: number) => candidateMs >= intervalMs && Math.ceil(spanMs / candidateMs) + 1 <= pointsMax;
  const last = LADDER_MS[LADDER_MS.length - 1];
  return join(bars, LADDER_MS.find(fits) ?? last * Math.ceil(spanMs / last / Math.max(1, pointsMax - 1)));
}

function averageIntervalMs({ tsMs, length }: BarColumns): number {
  const averageMs = length < 2 ? 0 : (tsMs[length - 1] - tsMs[0]) / (length - 1);
  return SHORTEST_MS.find((candidateMs) => candidateMs >= averageMs) ?? SHORTEST_MS[SHORTEST_MS.length - 1];
}

function join(bars: BarColumns, intervalMs: number): ChartBars {
  const tsMs: number[] = [];
  const open: number[] = [];
  const high: number[] = [];
  const low: number[] = [];
  const close: number[] = [];
  let row = -1;
  for (let index = 0; index < bars.length; index++) {
    const startMs = Math.floor(bars.tsMs[index] / intervalMs) * intervalMs;
    if (row === -1 || startMs !== tsMs[row]) {
      row++;
      tsMs.push(startMs);
      open.push(bars.open[index]);
      high.push(bars.high[index]);
      low.push(bars.low[index]);
      close.push(bars.close[index]);
      continue;
    }
    if (bars.high[index] > high[row]) high[row] = bars.high[index];
    if (bars.low[index] < low[row]) low[row] = bars.low[index];
    close[row] = bars.close[index];
  }
  return { intervalMs, tsMs, open, high, low, close };
}
