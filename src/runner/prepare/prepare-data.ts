import type { BarColumns } from '../../core/bar-columns.js';
import { applyDataPolicy } from '../../feeds/apply-data-policy.js';
import { formatDataCheck, isClean } from '../../feeds/check/format-data-check.js';
import { checkBars } from '../../feeds/check-bars.js';
import { hashBars } from '../../feeds/hash-bars.js';
import { loadBars } from '../../feeds/load-bars.js';
import { selectPeriod } from '../../feeds/select-period.js';
import { synthesizeBars } from '../../feeds/synthetic/synthesize-bars.js';
import type { EngineScenario } from '../engine-scenario.js';
import { type BarSource, isTickData, type ScenarioData } from '../scenario/scenario-data.js';
import { loadMarketTerms } from './market-terms.js';
import { prepareMark } from './prepare-mark.js';
import { prepareTicks } from './prepare-ticks.js';
import type { PrepareDataOptions, PreparedData } from './prepared-data.js';

/** The hashes that a run's fingerprint covers. */
export function hashesOf(data: readonly PreparedData[]): string[] {
  return data.flatMap(({ hash, terms }) => (terms === null ? [hash] : [hash, terms.hash]));
}

/** Loads what the scenario names, in its order. Dirty data is an error unless its policy says otherwise. */
export async function prepareData(scenario: EngineScenario, options: PrepareDataOptions): Promise<PreparedData[]> {
  const prepared: PreparedData[] = [];
  for (const [index, data] of scenario.data.entries()) {
    options.signal?.throwIfAborted();
    const loaded = isTickData(data)
      ? await prepareTicks(data, scenario, options, index)
      : prepareBars(data, await load(data, options, index), scenario, options.onNote);
    prepared.push(await withTerms(data, loaded, scenario, options));
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
): Omit<PreparedData, 'terms'> {
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
  return { symbol, bars, ticks: null, hash: hashBars(bars, symbol, intervalMs), repairs };
}

/** Adds the terms of the symbol where the scenario trades on margin, its mark prices among them. */
export async function withTerms(
  data: ScenarioData,
  loaded: Omit<PreparedData, 'terms'>,
  { venue }: EngineScenario,
  options: PrepareDataOptions,
): Promise<PreparedData> {
  if (venue.margin === null) return { ...loaded, terms: null };
  const prepared = data.mark === null ? null : await prepareMark(data, data.mark, loaded, options);
  const terms = await loadMarketTerms(data, venue.margin, prepared?.mark);
  return { ...loaded, repairs: [...loaded.repairs, ...(prepared?.repairs ?? [])], terms };
}

async function load(data: BarSource, options: PrepareDataOptions, index: number): Promise<BarColumns> {
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
