import { resolve } from 'node:path';
import { type DataPolicy, DEFAULT_DATA_POLICY } from '../../../feeds/check/data-policy.js';
import type { SizedBarRule } from '../../../kernel/bar-builders/bar-rule.js';
import { barRuleLabel } from '../bar-rule-label.js';
import { toDecimalText } from '../decimal-text.js';
import { INTERVALS_MS, type Interval } from '../interval.js';
import { parseMoment } from '../moment.js';
import type { ScenarioData, ScenarioFunding, ScenarioMark, SymbolFilters } from '../scenario-data.js';
import type { DataInput } from '../schema/data-schema.js';
import { resolveBarSize } from './resolve-bar-size.js';
import { splitSymbol } from './split-symbol.js';

/** A data set with its defaults: paths absolute from `folder`, policy over the scenario's `basePolicy`. */
export function resolveData(
  input: DataInput,
  basePolicy: Partial<DataPolicy> | undefined,
  folder: string,
): ScenarioData {
  const derived = splitSymbol(input.symbol);
  const currencies = { base: input.base ?? derived?.base ?? '', quote: input.quote ?? derived?.quote ?? '' };
  const bars = input.bars === undefined ? undefined : resolveBarSize(input.bars);
  const series = {
    symbol: input.symbol,
    ...currencies,
    ...resolveLength(input.interval, bars, currencies),
    policy: { ...DEFAULT_DATA_POLICY, ...basePolicy, ...input.policy },
    filters: resolveFilters(input.filters),
    funding: resolveFunding(input.funding, folder),
    mark: resolveMark(input, folder),
  };
  if (input.source === 'synthetic') {
    const { symbol, days, seed, startPrice, volatility } = input;
    const { intervalMs } = series;
    const fromMs = parseMoment(input.from)?.tsMs;
    const synthetic = { symbol, intervalMs, days, fromMs, seed, startPrice, volatility };
    return { ...series, source: 'synthetic', synthetic };
  }
  const path = resolve(folder, input.path);
  if (input.source === 'capture') {
    const { source, market, tradeStream } = input;
    return { ...series, ...(bars && { bars }), source, path, market, tradeStream };
  }
  if (input.source === 'trades') {
    const quotesPath = input.quotes === undefined ? null : resolve(folder, input.quotes);
    const depth = input.depth && { depthPath: resolve(folder, input.depth.path) };
    return { ...series, ...(bars && { bars }), source: input.source, path, quotesPath, ...depth };
  }
  const columns = input.source === 'csv' ? (input.columns ?? null) : null;
  return { ...series, source: input.source, path, columns };
}

/** Of ticks, an interval is a minute unless something else is said. */
function resolveLength(
  interval: Interval = '1m',
  bars: SizedBarRule | undefined,
  currencies: { readonly base: string; readonly quote: string },
): { interval: string; intervalMs: number } {
  if (bars === undefined) return { interval, intervalMs: INTERVALS_MS[interval] };
  return { interval: barRuleLabel(bars, currencies), intervalMs: 0 };
}

/** Mark prices have the length of the bars that are traded on, or of a minute where those have none. */
function resolveMark({ mark, interval: own = '1m' }: DataInput, folder: string): ScenarioMark | null {
  if (mark === undefined) return null;
  const { path, interval = own, columns = null } = mark;
  return { path: resolve(folder, path), interval, intervalMs: INTERVALS_MS[interval], columns };
}

function resolveFilters(input: DataInput['filters']): SymbolFilters {
  return {
    tickSize: toDecimalText(input.tickSize) ?? '',
    lotSize: toDecimalText(input.lotSize) ?? '',
    minNotional: toDecimalText(input.minNotional) ?? '',
  };
}

const HOUR_MS = 3_600_000;

function resolveFunding(input: DataInput['funding'], folder: string): ScenarioFunding | null {
  if (input === undefined) return null;
  if ('path' in input) return { path: resolve(folder, input.path) };
  return { rate: input.ratePct / 100, everyMs: input.everyHours * HOUR_MS };
}
