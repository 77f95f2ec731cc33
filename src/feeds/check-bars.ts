import type { BarColumns } from '../core/bar-columns.js';
import type { DataCheck } from './check/data-check.js';
import { FindingCollector } from './check/finding-collector.js';
import { guessIntervalMs } from './check/guess-interval.js';
import { gridOriginMs } from './check/time-grid.js';

/**
 * Looks at every bar once and reports what is wrong, changing nothing (see applyDataPolicy). Order, duplicates and gaps
 * are judged against the latest time so far: a bar that is late is disorder, and does not make a gap where it ends.
 */
export function checkBars(bars: BarColumns, intervalMs: number): DataCheck {
  const { length, tsMs, open, high, low, close, volume } = bars;
  const originMs = gridOriginMs(intervalMs);
  const gaps = new FindingCollector();
  const duplicates = new FindingCollector();
  const disorder = new FindingCollector();
  const offGrid = new FindingCollector();
  const badPrices = new FindingCollector();
  const highLow = new FindingCollector();
  const badVolume = new FindingCollector();
  const zeroVolume = new FindingCollector();
  let missingBars = 0;
  let regularSteps = 0;
  let earliestMs = length > 0 ? tsMs[0] : Number.NaN;
  let latestMs = earliestMs;

  for (let row = 0; row < length; row++) {
    const timeMs = tsMs[row];
    if (timeMs - latestMs === intervalMs) {
      regularSteps++;
      latestMs = timeMs;
    } else if (row > 0) {
      const stepMs = timeMs - latestMs;
      const beforeMs = latestMs;
      const missing = Math.round(stepMs / intervalMs) - 1;
      if (stepMs === 0) duplicates.add(row, timeMs, () => 'the same open time again');
      else if (stepMs < 0) disorder.add(row, timeMs, () => `after a bar of ${new Date(beforeMs).toISOString()}`);
      else if (missing > 0) {
        missingBars += missing;
        gaps.add(row, timeMs, () => `${missing} missing after ${new Date(beforeMs).toISOString()}`);
      }
      if (timeMs > latestMs) latestMs = timeMs;
      if (timeMs < earliestMs) earliestMs = timeMs;
    }
    if ((timeMs - originMs) % intervalMs !== 0) {
      offGrid.add(row, timeMs, () => `${(timeMs - originMs) % intervalMs} ms off the grid`);
    }

    const o = open[row];
    const h = high[row];
    const l = low[row];
    const c = close[row];
    // Four positive finite prices have a finite sum, save for prices near 1e308, which are no prices.
    if (!(o > 0 && h > 0 && l > 0 && c > 0 && o + h + l + c < Infinity)) {
      badPrices.add(row, timeMs, () => describePrices(bars, row));
    } else if (h < o || h < c || l > o || l > c) {
      highLow.add(row, timeMs, () => `open ${o}, high ${h}, low ${l}, close ${c}`);
    }
    const v = volume[row];
    if (v === 0) zeroVolume.add(row, timeMs, () => 'no trades');
    else if (!(v > 0 && v < Infinity)) badVolume.add(row, timeMs, () => `volume = ${v}`);
  }

  const irregular = length > 2 && regularSteps < (length - 1) / 2;
  const likelyIntervalMs = irregular ? guessIntervalMs(tsMs, length) : undefined;
  return {
    rows: length,
    intervalMs,
    fromMs: earliestMs,
    toMs: latestMs,
    findings: {
      gaps: gaps.done(),
      duplicates: duplicates.done(),
      disorder: disorder.done(),
      offGrid: offGrid.done(),
      badPrices: badPrices.done(),
      highLow: highLow.done(),
      badVolume: badVolume.done(),
    },
    missingBars,
    zeroVolume: zeroVolume.done(),
    likelyIntervalMs: likelyIntervalMs === intervalMs ? undefined : likelyIntervalMs,
  };
}

function describePrices(bars: BarColumns, row: number): string {
  const names = ['open', 'high', 'low', 'close'] as const;
  const bad = names.filter((name) => !(bars[name][row] > 0 && bars[name][row] < Infinity));
  return bad.map((name) => `${name} = ${bars[name][row]}`).join(', ');
}
