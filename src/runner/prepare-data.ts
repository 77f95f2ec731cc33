import type { BarColumns } from '../core/bar-columns.js';
import { applyDataPolicy } from '../feeds/apply-data-policy.js';
import { formatDataCheck, isClean } from '../feeds/check/format-data-check.js';
import { checkBars } from '../feeds/check-bars.js';
import { hashBars } from '../feeds/hash-bars.js';
import { loadBars } from '../feeds/load-bars.js';
import { selectPeriod } from '../feeds/select-period.js';
import { synthesizeBars } from '../feeds/synthetic/synthesize-bars.js';
import type { EngineScenario } from './compose-engine.js';
import type { ScenarioData } from './scenario/scenario-data.js';

/** One data set of a run: checked, cleaned, cut to the period. */
export interface PreparedData {
  readonly symbol: string;
  readonly bars: BarColumns;
  /** SHA-256 of the bars used: see hashBars. */
  readonly hash: string;
  /** What was done to dirty data, in sentences, each named by symbol. */
  readonly repairs: readonly string[];
}

export interface PrepareDataOptions {
  readonly cache: boolean;
  readonly signal?: AbortSignal;
  onProgress?(index: number, fraction: number): void;
  onNote?(note: string): void;
}

/** Loads what the scenario names, in its order. Dirty data is an error unless its policy says otherwise. */
export async function prepareData(scenario: EngineScenario, options: PrepareDataOptions): Promise<PreparedData[]> {
  const prepared: PreparedData[] = [];
  for (const [index, data] of scenario.data.entries()) {
    options.signal?.throwIfAborted();
    prepared.push(prepareBars(data, await load(data, options, index), scenario, options.onNote));
    options.onProgress?.(index, 1);
  }
  return prepared;
}

/**
 * Checks one data set's bars, mends them as its policy says, and cuts them to the period.
 * @throws DataError DATA_DIRTY or DATA_PERIOD_OUTSIDE.
 */
export function prepareBars(
  data: ScenarioData,
  given: BarColumns,
  scenario: EngineScenario,
  onNote?: (note: string) => void,
): PreparedData {
  const { symbol, intervalMs, policy } = data;
  const check = checkBars(given, intervalMs);
  if (!isClean(check)) onNote?.(`${symbol}: ${formatDataCheck(check)}`);
  const name = data.source === 'synthetic' ? symbol : data.path;
  const { bars: clean, actions } = applyDataPolicy(given, check, policy, name);
  const { fromMs, toMs } = scenario.period;
  const whole = fromMs === null && toMs === null && clean.length > 0;
  const bars = whole
    ? clean
    : selectPeriod(clean, intervalMs, fromMs ?? Number.NEGATIVE_INFINITY, toMs ?? Number.POSITIVE_INFINITY);
  const repairs = actions.map((action) => `${symbol}: ${action}`);
  return { symbol, bars, hash: hashBars(bars, symbol, intervalMs), repairs };
}

async function load(data: ScenarioData, options: PrepareDataOptions, index: number): Promise<BarColumns> {
  if (data.source === 'synthetic') {
    return synthesizeBars({ ...data.synthetic, symbol: data.symbol, intervalMs: data.intervalMs });
  }
  const loaded = await loadBars({
    path: data.path,
    intervalMs: data.intervalMs,
    columns: data.columns ?? undefined,
    cacheDir: options.cache ? undefined : null,
    onProgress: ({ bytesRead, bytesTotal }) => options.onProgress?.(index, bytesTotal > 0 ? bytesRead / bytesTotal : 0),
  });
  for (const note of loaded.notes) options.onNote?.(`${data.symbol}: ${note}`);
  return loaded.bars;
}
