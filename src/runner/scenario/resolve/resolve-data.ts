import { resolve } from 'node:path';
import { type DataPolicy, DEFAULT_DATA_POLICY } from '../../../feeds/check/data-policy.js';
import { toDecimalText } from '../decimal-text.js';
import { INTERVALS_MS } from '../interval.js';
import { parseMoment } from '../moment.js';
import type { ScenarioData, ScenarioFunding, SymbolFilters } from '../scenario-data.js';
import type { DataInput } from '../schema/data-schema.js';
import { splitSymbol } from './split-symbol.js';

/** A data set with its defaults: paths absolute from `folder`, policy over the scenario's `basePolicy`. */
export function resolveData(
  input: DataInput,
  basePolicy: Partial<DataPolicy> | undefined,
  folder: string,
): ScenarioData {
  const derived = splitSymbol(input.symbol);
  const series = {
    symbol: input.symbol,
    base: input.base ?? derived?.base ?? '',
    quote: input.quote ?? derived?.quote ?? '',
    interval: input.interval,
    intervalMs: INTERVALS_MS[input.interval],
    policy: { ...DEFAULT_DATA_POLICY, ...basePolicy, ...input.policy },
    filters: resolveFilters(input.filters),
    funding: resolveFunding(input.funding, folder),
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
    return { ...series, source, path, market, tradeStream };
  }
  if (input.source === 'trades') {
    const quotesPath = input.quotes === undefined ? null : resolve(folder, input.quotes);
    return { ...series, source: input.source, path, quotesPath };
  }
  const columns = input.source === 'csv' ? (input.columns ?? null) : null;
  return { ...series, source: input.source, path, columns };
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
